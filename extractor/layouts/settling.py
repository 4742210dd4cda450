"""What only the whole document tells of its drafts: units, scales of weights, legends, months."""

from calendar import monthrange
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from extractor.layouts.choices import chosen
from extractor.layouts.document import AboutDocument
from extractor.layouts.drafts import DocumentDraft, ObjectiveDraft, StepDraft, Value
from extractor.layouts.values import share
from extractor.layouts.vocabulary import Vocabulary
from models.vocabulary import DocumentKind

_MULTIPLIER = 2.0  # figures all up to this multiply a weight and are none themselves
_WHOLE = 100.0
_ROUNDING = 1.0  # percentage points by which the points of a plan may miss 100
_ROUNDING_OF_ONE = 0.011  # by which weights that are parts of one may miss it
_POINTS = ("punti", "punteggio massimo")


def settle(draft: DocumentDraft, facts: AboutDocument, vocabulary: Vocabulary) -> None:
    """Finish the drafts of a document.

    Args:
        draft: What was read; changed in place.
        facts: What the document says of itself.
        vocabulary: The words of outcomes.
    """
    year = facts.single_year
    for objective in draft.objectives:
        _settle_unit(objective)
        _settle_degrees(objective)
        for step in objective.steps:
            if facts.kind == DocumentKind.PLAN and step.verification is not None:
                step.extras.extend(step.verification.values())
                step.verification = None
            _settle_month(step, year)
            _settle_outcome(step, draft.legend, vocabulary)
    _settle_weights(draft.objectives, vocabulary)


def _settle_unit(objective: ObjectiveDraft) -> None:
    """The unit in charge: as printed, else the manager, else the heading above.

    A manager beside a unit is kept as an extra.
    """
    manager = objective.values.pop("manager", None)
    if manager is not None and "unit" in objective.values:
        objective.extras.append(manager)
    unit = manager or objective.heading_unit
    if unit is not None:
        objective.values.setdefault("unit", unit)


def _settle_degrees(objective: ObjectiveDraft) -> None:
    """Keep a degree of the whole objective, printed below its steps, beside them."""
    bare = [step for step in objective.steps if not step.values and _is_degree(step)]
    if len(bare) == len(objective.steps):
        return
    for step in bare:
        objective.steps.remove(step)
        objective.extras.extend((step.verification or {}).values())


def _is_degree(step: StepDraft) -> bool:
    return step.verification is not None and step.verification.keys() <= {"achieved_pct"}


def _settle_month(step: StepDraft, year: int | None) -> None:
    """The last day of the last marked month; nothing where the year is not known."""
    month = step.values.pop("deadline_month", None)
    if month is None or year is None:
        return
    number = int(month.text)
    day = date(year, number, monthrange(year, number)[1])
    step.values["deadline_day"] = replace(month, text=day.isoformat())


def _settle_outcome(step: StepDraft, legend: dict[str, str], vocabulary: Vocabulary) -> None:
    """The outcome that a symbol or a word stands for; nothing where no legend explains it."""
    if step.verification is None:
        return
    mark = step.verification.pop("outcome", None)
    text = step.verification.get("text")
    if mark is None and text is not None and chosen(text.text) is not None:
        mark = step.verification.pop("text")  # boxes to tick, under a header that names a text
    if mark is None:
        return
    outcomes = {kind: vocabulary.phrases("outcomes", kind) for kind in vocabulary.words["outcomes"]}
    said = chosen(mark.text)
    wording = mark.text if said is None else said
    outcome = legend.get(wording.strip(" .")) or vocabulary.kind_of(wording, outcomes)
    if outcome is not None:
        step.verification["declared_outcome"] = replace(mark, text=outcome)
    else:
        step.extras.append(mark)


def _settle_weights(objectives: Iterable[ObjectiveDraft], vocabulary: Vocabulary) -> None:
    """Keep as weights what are shares of 100 or of one: no multipliers, no odd points."""
    weighted = [objective for objective in objectives if "weight_pct" in objective.values]
    figures = [share(objective.values["weight_pct"].text) for objective in weighted]
    known = [figure for figure in figures if figure is not None]
    if not known:
        return
    if all(figure <= 1 for figure in known) and abs(sum(known) - 1) < _ROUNDING_OF_ONE:
        for objective, figure in zip(weighted, figures, strict=True):
            if figure is not None:
                weight = objective.values["weight_pct"]
                hundredths = f"{figure * _WHOLE:g}".replace(".", ",")
                objective.values["weight_pct"] = replace(weight, text=hundredths)
        return
    has_signs = any("%" in objective.values["weight_pct"].text for objective in weighted)
    are_multipliers = not has_signs and max(known) <= _MULTIPLIER
    are_points = not has_signs and all(
        _names_points(objective.values["weight_pct"], vocabulary) for objective in weighted
    )
    if are_multipliers or (are_points and not _add_up(weighted)):
        for objective in weighted:
            objective.extras.append(objective.values.pop("weight_pct"))


def _add_up(objectives: Iterable[ObjectiveDraft]) -> bool:
    """Whether points are shares of 100: of the whole document, or of each unit in charge."""
    by_unit: dict[str, float] = defaultdict(float)
    for objective in objectives:
        unit = objective.values.get("unit")
        points = share(objective.values["weight_pct"].text)
        by_unit[unit.text if unit is not None else ""] += points or 0.0
    if abs(sum(by_unit.values()) - _WHOLE) <= _ROUNDING:
        return True
    return all(abs(points - _WHOLE) <= _ROUNDING for points in by_unit.values())


def _names_points(value: Value, vocabulary: Vocabulary) -> bool:
    return vocabulary.fold(value.header) in [vocabulary.fold(phrase) for phrase in _POINTS]
