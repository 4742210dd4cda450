"""A reading: the records of a document under one hypothesis, and what speaks for them."""

from dataclasses import dataclass, field

from extractor.drafting.assignment import Bound
from extractor.layouts.drafts import ObjectiveDraft

NAMED = 1.0
UNDER_NAME = 0.9
UNNAMED = 0.8


@dataclass
class Reading:
    """The records that a hypothesis gives.

    Attributes:
        name: The hypothesis in words.
        objectives: Its records.
        bound: The fields that were bound.
        repeated: Share of the records in which what a record has once stands twice: they are two.
        alike: Share of the records that hold a label or a table that another holds too.
        begins: How likely a record begins with what its anchor says: less with a result.
        named: Whether a word for an objective stands where records begin (1), in a heading over
            them (0.9) or nowhere (0.8).
        foreign: Share of its labels and columns that are known to be of another matter.
        score: How well it explains the document, 0 to 1.
        parts: The factors of the score, by name.
    """

    name: str
    objectives: list[ObjectiveDraft] = field(default_factory=list)
    bound: list[Bound] = field(default_factory=list)
    repeated: float = 0.0
    alike: float = 1.0
    begins: float = 1.0
    named: float = UNNAMED
    foreign: float = 0.0
    score: float = 0.0
    parts: dict[str, float] = field(default_factory=dict)

    @property
    def is_named(self) -> bool:
        """Whether a word for an objective stands where records begin, or over them."""
        return self.named > UNNAMED
