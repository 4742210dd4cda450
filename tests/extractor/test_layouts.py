"""Documents of invented bodies, each laid out in a way of its own, against their gold."""

from dataclasses import replace

import pytest

from extractor import OtherPaperError, extract
from models.extraction import Extraction
from models.records import Objective, Step
from models.territory import provinces
from models.verifications import Verification
from models.vocabulary import ObjectiveKind, Outcome, ValueSource
from pipelines.evaluation.facts import Fact
from pipelines.evaluation.gold import Gold, read_gold
from tests.extractor.conftest import Read
from tests.extractor.scoring import LAYOUTS, facts_of, fields, gold_path, judged, records

NAMES = sorted(
    path.stem for path in LAYOUTS.glob("*.pdf") if not path.stem.startswith("no-objectives")
)
AT_LEAST = 95.0  # percent of the rows, and of their fields
PRINTED = {
    "objectives": frozenset(Objective.model_fields) - {"objective_id", "document_id", "kind"},
    "steps": frozenset(Step.model_fields)
    - {"step_id", "objective_id", "deadline", "deadline_text", "deadline_source"}
    - {"target_value", "target_unit", "target_comparison", "baseline_value"},
    "verifications": frozenset({"description", "indicator", "deadline", "text", "achieved_pct"}),
}
"""Fields that only a cell of their own fills; a deadline may also stand in the words of another."""


def _gold(name: str) -> Gold:
    """The gold with a province as its code; the region of a printed province may be told."""
    gold = read_gold(LAYOUTS / f"{name}.json")
    codes = {province.name: province.code for province in provinces().values()}
    facts = []
    for fact in gold.facts:
        values = dict(fact.values)
        if fact.kind == "documents":
            code = codes[str(values["province"])]
            values["province"] = code
            values["region"] = values["region"] or provinces()[code].region
        facts.append(replace(fact, values=values))
    return replace(gold, facts=tuple(facts))


def _read(name: str, read: Read) -> Extraction:
    return read(LAYOUTS / f"{name}.pdf")


@pytest.mark.parametrize("name", NAMES)
def test_objectives_and_steps_are_found_and_their_fields_right(name: str, read: Read) -> None:
    judgements = judged(_read(name, read), _gold(name))
    rows, tally = records(judgements), fields(judgements)
    assert rows.percent >= AT_LEAST, rows.differences
    assert tally.percent >= AT_LEAST, tally.differences


@pytest.mark.parametrize("name", NAMES)
def test_no_record_is_invented(name: str, read: Read) -> None:
    assert fields(judged(_read(name, read), _gold(name))).invented == ()


@pytest.mark.parametrize("name", NAMES)
def test_no_field_is_invented(name: str, read: Read) -> None:
    gold, extraction = _gold(name), _read(name, read)
    given = {(fact.kind, fact.key): fact for fact in gold.facts}
    invented = [
        (fact.kind, fact.key, field, value)
        for fact in facts_of(extraction, gold)
        for field, value in fact.values.items()
        if value is not None
        and field in PRINTED.get(fact.kind, frozenset())
        and _is_left_out(given.get((fact.kind, fact.key)), field)
    ]
    assert invented == []
    known = {fact.values.get("kind") for fact in gold.facts if fact.kind == "objectives"}
    if known == {None}:
        assert {item.kind for item in extraction.objectives} == {ObjectiveKind.UNCLASSIFIED}


def _is_left_out(gold: Fact | None, field: str) -> bool:
    return gold is not None and gold.values.get(field) is None


@pytest.mark.parametrize("name", NAMES)
def test_a_deadline_of_no_column_stands_in_the_words_of_another_field(
    name: str, read: Read
) -> None:
    has_column = any(
        "deadline" in fact.values for fact in _gold(name).facts if fact.kind == "steps"
    )
    if not has_column:
        sources = {step.deadline_source for step in _read(name, read).steps}
        assert ValueSource.COLUMN not in sources


@pytest.mark.parametrize("name", ["bilancio", "delibera", "regolamento"])
def test_other_documents_hold_no_objective_and_the_sentence_says_why(name: str) -> None:
    with pytest.raises(OtherPaperError) as caught:
        extract(LAYOUTS / f"no-objectives-{name}.pdf")
    assert "it is no performance document but another paper" in caught.value.problem
    assert f"title '{'deliberazione' if name == 'delibera' else name}'" in caught.value.reason


def test_outcomes_are_what_the_legend_says_of_the_symbols(read: Read) -> None:
    gold = {
        fact.key: fact.values["declared_outcome"]
        for fact in _gold("alta-brenna-esiti-2021").facts
        if fact.kind == "verifications"
    }
    found = _read("alta-brenna-esiti-2021", read)
    assert [item.declared_outcome for item in found.verifications] == list(gold.values())
    assert set(gold.values()) == {Outcome.ACHIEVED, Outcome.NOT_ACHIEVED}


def test_multipliers_are_kept_beside_weights(read: Read) -> None:
    extraction = _read("borgo-firmino-peg-2023", read)
    assert sum(item.weight_pct or 0 for item in extraction.objectives) == 100
    assert all(item.weight_pct is None or item.weight_pct > 2 for item in extraction.objectives)


def test_targets_of_other_years_are_kept_as_extras(read: Read) -> None:
    extraction = _read("roccaserena-peg-2022", read)
    assert len(extraction.extras) == 2 * len(extraction.steps)
    assert {"2023", "2024"} <= {word for item in extraction.extras for word in item.header.split()}


def test_codes_that_restart_in_every_service_stay_apart(read: Read) -> None:
    extraction = _read("piana-morella-servizi-2023", read)
    codes = [item.code for item in extraction.objectives]
    assert len(set(codes)) < len(codes)
    assert len({(item.unit, item.code) for item in extraction.objectives}) == len(codes)


def test_every_layout_with_gold_is_tested() -> None:
    assert [gold_path(LAYOUTS / f"{name}.pdf").stem for name in NAMES] == NAMES
    assert len(NAMES) >= 6
    assert Verification.model_fields.keys() >= PRINTED["verifications"]
