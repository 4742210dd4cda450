"""Italian prose of plans and reports: dates, acts, amounts, claims, and what follows from them.

Importing this package is cheap: spaCy and the vocabulary load with the first text read.
"""

from __future__ import annotations

from collections.abc import Sequence

from extractor.language.records import (
    DeadlineReading,
    Passage,
    RuleTrace,
    StepContext,
    StepReading,
)
from extractor.language.timeline.deadlines import deadline_in

__all__ = [
    "DeadlineReading",
    "Passage",
    "RuleTrace",
    "StepContext",
    "StepReading",
    "deadline_in",
    "read_step",
    "read_steps",
]


def read_step(context: StepContext) -> StepReading:
    """Reads one step.

    Args:
        context: What the document gives about it.

    Returns:
        What its words say: completion, extension, claims, outcome, with the words they stand on.
    """
    return read_steps([context])[0]


def read_steps(contexts: Sequence[StepContext]) -> list[StepReading]:
    """Reads many steps; loading the pipeline costs once.

    Args:
        contexts: The steps.

    Returns:
        One reading for each, in order.
    """
    from extractor.language.reading import read_all  # noqa: PLC0415 - spaCy loads here

    return read_all(contexts)
