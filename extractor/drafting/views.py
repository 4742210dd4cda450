"""Several views of the same records, and several kinds of records in one document.

A table that names objectives which are records already completes them and adds none. Records of
another kind, which stand where no record of the best reading does, are added to them.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache

from extractor.drafting.reading import NAMED, Reading
from extractor.drafting.scoring import places_of
from extractor.layouts.drafts import ObjectiveDraft
from extractor.layouts.folding import run_together
from extractor.tables.cell import Place

_MOSTLY = 0.6  # share of a reading's records that are records already, where it is a view of them
_APART = 0.15  # share of its words that may be in records already, where its records are others
_GOOD = 0.55  # what a reading of other records scores on its own words
_FEWEST = 2
_COMPLETED = ("code", "unit", "manager", "weight_pct", "first_year", "programmes", "links")


def united(objectives: Sequence[ObjectiveDraft]) -> list[ObjectiveDraft]:
    """Records of one code and title as one: a table of contents names what comes later."""
    found: dict[tuple[str, ...], ObjectiveDraft] = {}
    for objective in objectives:
        if "title" not in objective.values:
            continue
        key = _code(objective), _title(objective)
        known = found.get(key)
        if known is None:
            found[key] = objective
            continue
        if _unit(known) and _unit(objective) and _unit(known) != _unit(objective):
            found[*key, _unit(objective)] = objective
        elif _only_names(known) or (not known.steps and len(known.values) <= len(objective.values)):
            found[key] = objective
            _complete(objective, known)
        elif not objective.steps or _only_names(objective):
            _complete(known, objective)
        else:
            found[*key, str(len(found))] = objective
    return list(found.values())


def _only_names(objective: ObjectiveDraft) -> bool:
    """Whether nothing is known of an objective but what a table of contents says."""
    return objective.values.keys() <= {"code", "title"} and objective.heading_unit is None


def merged(
    best: Reading, others: Iterable[Reading], headings: Sequence[str] = ()
) -> list[ObjectiveDraft]:
    """The records of the best reading, completed and joined by those of others.

    Args:
        best: The best reading.
        others: Further readings, best first; their records must not be those of ``best``.
        headings: The headings of the document.
    """
    records = [_copy(item) for item in best.objectives if "title" in item.values]
    used = places_of(records)
    for other in others:
        theirs = [item for item in other.objectives if "title" in item.values]
        if not theirs:
            continue
        by_title: dict[str, list[ObjectiveDraft]] = defaultdict(list)
        for record in records:
            by_title[_title(record)].append(record)
        pairs = [(item, _same(item, by_title.get(_title(item), ()))) for item in theirs]
        known = sum(match is not None for _, match in pairs)
        if known >= max(_FEWEST, _MOSTLY * len(theirs)):
            for item, match in pairs:
                if match is not None:
                    _complete(match, item)
        elif (
            not known
            and _stands_apart(other, places_of(theirs), theirs, used)
            and not _are_headings(theirs, headings)
        ):
            records.extend(map(_copy, theirs))
            used |= places_of(theirs)
    return sorted(records, key=_place)


def _place(item: ObjectiveDraft) -> tuple[int, float]:
    """Where a record begins: its page and how far down."""
    part = item.values["title"].parts[0]
    return part.page, part.ink.top


def _copy(item: ObjectiveDraft) -> ObjectiveDraft:
    """A record that can be completed without changing the reading it comes from."""
    return replace(item, values=dict(item.values))


def _stands_apart(
    other: Reading, own: set[Place], theirs: Sequence[ObjectiveDraft], used: set[Place]
) -> bool:
    """Whether records are well read, named, and made of words that no other record holds."""
    coverage = other.parts.get("coverage", 0.0)
    if other.named < NAMED or len(theirs) < _FEWEST or not own or not coverage:
        return False
    if not all(item.steps or len(item.values) > 2 for item in theirs):
        return False
    return len(own & used) <= _APART * len(own) and other.score / coverage >= _GOOD


def _are_headings(theirs: Sequence[ObjectiveDraft], headings: Sequence[str]) -> bool:
    """Whether records that nothing is said of are a summary of what headings name.

    A reading that holds none of them has taken parts of them for records.
    """
    if any(item.steps for item in theirs):
        return False
    texts = [_together(heading) for heading in headings]
    known = sum(any(_title(item) in text for text in texts) for item in theirs)
    return known >= _MOSTLY * len(theirs)


def _same(item: ObjectiveDraft, alike: Sequence[ObjectiveDraft]) -> ObjectiveDraft | None:
    """The record of one title that has the same code, or none."""
    code = _code(item)
    return next((record for record in alike if not code or _code(record) in ("", code)), None)


def _complete(record: ObjectiveDraft, other: ObjectiveDraft) -> None:
    for name in _COMPLETED:
        if name in ("unit", "manager") and (
            record.heading_unit is not None or {"unit", "manager"} & record.values.keys()
        ):
            continue
        if name in other.values:
            record.values.setdefault(name, other.values[name])


def _title(item: ObjectiveDraft) -> str:
    value = item.values.get("title")
    return _together(value.text) if value is not None else ""


@lru_cache(maxsize=8192)
def _together(text: str) -> str:
    return run_together(text)


def _code(item: ObjectiveDraft) -> str:
    value = item.values.get("code")
    return value.text.strip(" .)").lstrip("0").lower() if value is not None else ""


def _unit(item: ObjectiveDraft) -> str:
    value = item.values.get("unit") or item.values.get("manager") or item.heading_unit
    return _together(value.text) if value is not None else ""
