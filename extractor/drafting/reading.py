"""A reading: the records of a document under one hypothesis, and what speaks for them."""

from dataclasses import dataclass, field

from extractor.drafting.assignment import Bound
from extractor.layouts.drafts import ObjectiveDraft


@dataclass
class Reading:
    """The records that a hypothesis gives.

    Attributes:
        name: The hypothesis in words.
        objectives: Its records.
        bound: The fields that were bound.
        is_named: Whether a word for an objective stands where records begin.
        score: How well it explains the document, 0 to 1.
        parts: The factors of the score, by name.
    """

    name: str
    objectives: list[ObjectiveDraft] = field(default_factory=list)
    bound: list[Bound] = field(default_factory=list)
    is_named: bool = False
    score: float = 0.0
    parts: dict[str, float] = field(default_factory=dict)
