"""People masked in what goes out; the store keeps the text."""

from pipelines.output.people.masker import MASK, Masker, masker_for

__all__ = ["MASK", "Masker", "masker_for"]
