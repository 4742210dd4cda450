"""The family of objectives that a header or a heading names: of performance, of management."""

from collections.abc import Iterable, Sequence

from extractor.drafting.grids import value_of
from extractor.layouts.drafts import ObjectiveDraft
from extractor.structure.atoms import Atom
from extractor.structure.events import Heading
from extractor.structure.evidence import Words
from models.vocabulary import ObjectiveKind

_LONGEST = 90  # characters of a text that names a family; what is longer is a sentence


def families_over(context: Sequence[Heading], words: Words) -> list[Atom]:
    """The headings over a record that may name its family, the nearest first.

    A heading that is an objective itself, or names strategic ones, is of the level above.
    """
    return [
        heading.atom
        for heading in reversed(context)
        if not heading.names_objective and words.kind(heading.atom.text) != ObjectiveKind.STRATEGIC
    ]


def note_kind(objective: ObjectiveDraft, atoms: Iterable[Atom], words: Words) -> None:
    """Keep the family that the nearest text names; none where no text does.

    Args:
        objective: The record; changed in place.
        atoms: What heads it, the nearest first.
        words: What words say.
    """
    for atom in atoms:
        kind = words.kind(atom.text) if len(atom.text) <= _LONGEST else None
        if kind is not None:
            objective.kind, objective.kind_value = kind, value_of(_naming(atom, kind, words))
            return


def _naming(atom: Atom, kind: str, words: Words) -> Atom:
    """The one part of a header that names a family, where what stands below it is cut off."""
    parts = (Atom((part,), atom.style) for part in atom.parts)
    return next((part for part in parts if words.kind(part.text) == kind), atom)
