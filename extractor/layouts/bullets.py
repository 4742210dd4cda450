"""Cells that list several indicators, each with its target and its result."""

import re
from dataclasses import replace

from extractor.layouts.drafts import StepDraft, Value

_BULLET = re.compile(r"(?:^|\s)[•▪◦●○■□\uf0b7\uf0a7\uf02d](?=\s|\S)")
_LISTED = ("indicator", "target", "text", "achieved_pct")
_FEWEST = 2


def items_of(text: str) -> list[str]:
    """The items of a bulleted list; the text itself where it is none."""
    pieces = [piece.strip(" ;") for piece in _BULLET.split(text)]
    items = [piece for piece in pieces if piece]
    return items if len(items) >= _FEWEST and not pieces[0] else [text]


def listed_steps(step: StepDraft) -> list[StepDraft]:
    """One step an indicator, where the indicators of a row are a list.

    Targets and results are shared out where they are lists of the same length; a single one belongs
    to the whole list and is given to none of its items but kept beside the first.
    """
    indicator = step.values.get("indicator")
    if indicator is None:
        return [step]
    items = items_of(indicator.text)
    if len(items) < _FEWEST:
        return [step]
    steps = []
    for index in range(len(items)):
        values = _share(step.values, len(items), index)
        results = step.verification
        if results is not None:
            results = _share(results, len(items), index)
        steps.append(StepDraft(values, results, step.extras if index == 0 else []))
    return steps


def _share(values: dict[str, Value], count: int, index: int) -> dict[str, Value]:
    """What of a row's values belongs to one item of its list."""
    shared: dict[str, Value] = {}
    for name, value in values.items():
        items = items_of(value.text)
        if len(items) == count:
            shared[name] = replace(value, text=items[index])
        elif name not in _LISTED or index == 0:
            shared[name] = value
    return shared
