"""A perfect reading scores 1, and every kind of mistake is counted as what it is."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from benchmarks.layout_scores import Verdict, score
from benchmarks.likeness import same_figure, same_text
from corpus.sampler import sample
from models.extraction import Extraction
from models.records import Consortium, DocumentFacts, Objective, ObjectiveProgramme, Step
from models.verifications import Verification
from models.vocabulary import DocumentKind, ObjectiveKind, OwnerBasis

Record = dict[str, Any]
DOCUMENT = "body-plan-2024-00000000"


def first(value: Any) -> Any:
    """The first of several good readings."""
    return value["any_of"][0] if isinstance(value, dict) else value


def stored(record: type[Any], values: Record) -> Record:
    """Those values that the product has a place for."""
    return {name: first(values[name]) for name in values if name in record.model_fields}


def perfect(gold: Record) -> Extraction:
    """What a reader without a fault gives for a document."""
    objectives, steps, verifications, programmes = [], [], [], []
    for number, item in enumerate(gold["objectives"], 1):
        key = f"{DOCUMENT}-{number}"
        fields = stored(Objective, {name: item[name] for name in item if name != "steps"})
        objectives.append(
            Objective(
                objective_id=key,
                document_id=DOCUMENT,
                position=number,
                kind=ObjectiveKind.UNCLASSIFIED,
                **fields,
            )
        )
        programmes += [
            ObjectiveProgramme(objective_id=key, programme=code) for code in item["programmes"]
        ]
        for place, step in enumerate(item["steps"], 1):
            step_key = f"{key}-{place}"
            values = {name: step[name] for name in step if name != "verification"}
            if values["deadline"]:
                values["deadline"] = date.fromisoformat(values["deadline"])
            steps.append(
                Step(step_id=step_key, objective_id=key, position=place, **stored(Step, values))
            )
            if "verification" in step:
                verifications.append(
                    Verification(
                        verification_id=f"{step_key}-v",
                        step_id=step_key,
                        **stored(Verification, step["verification"]),
                    )
                )
    facts = {name: first(value) for name, value in gold["document"].items()}
    name = facts.pop("entity_name")
    return Extraction(
        consortium=Consortium(consortium_id="body", name=name),
        document=DocumentFacts(
            document_id=DOCUMENT,
            consortium_id="body",
            consortium_basis=OwnerBasis.LETTERHEAD,
            page_count=1,
            sha256="0" * 64,
            extractor_version="1",
            **(facts | {"kind": DocumentKind(facts["kind"])}),
        ),
        objectives=tuple(objectives),
        objective_programmes=tuple(programmes),
        steps=tuple(steps),
        verifications=tuple(verifications),
    )


@pytest.fixture(scope="module")
def gold() -> Record:
    """A report with several objectives, steps and results."""
    return sample(10, words="known", negative=False).gold


@pytest.fixture(scope="module")
def reading(gold: Record) -> Extraction:
    return perfect(gold)


@pytest.mark.parametrize("seed", range(40))
def test_perfect_reading_scores_one(seed: int) -> None:
    drawn = sample(seed, negative=False).gold
    result = score(drawn, perfect(drawn))
    assert result.misses == []
    assert result.macro == 1.0


def test_nothing_read_scores_zero(gold: Record) -> None:
    result = score(gold, None)
    assert result.macro == 0.0
    assert len(result.missed) == len(gold["objectives"])


def test_missed_objective_takes_its_steps_and_fields_along(
    gold: Record, reading: Extraction
) -> None:
    gone = reading.objectives[0].objective_id
    steps = tuple(step for step in reading.steps if step.objective_id != gone)
    result = score(gold, reading.model_copy(update={"objectives": reading.objectives[1:]}))
    assert result.objectives.hits == result.objectives.wanted - 1
    assert result.missed == [gold["objectives"][0]["title"]]
    assert result.steps.hits == len(steps)
    assert result.fields["objective.title"][Verdict.MISSING] == 1


def test_invented_objective_costs_precision(gold: Record, reading: Extraction) -> None:
    invented = reading.objectives[0].model_copy(
        update={"objective_id": "other", "title": "Totale generale"}
    )
    result = score(gold, reading.model_copy(update={"objectives": (*reading.objectives, invented)}))
    assert result.spurious == ["Totale generale"]
    assert result.objectives.given == result.objectives.wanted + 1
    assert 0.9 < result.macro < 1


@pytest.mark.parametrize(
    ("found", "verdict"),
    [("Something else altogether", Verdict.WRONG), (None, Verdict.MISSING)],
)
def test_value_of_a_step_is_judged(
    gold: Record, reading: Extraction, found: str | None, verdict: Verdict
) -> None:
    changed = reading.steps[0].model_copy(update={"indicator": found})
    result = score(gold, reading.model_copy(update={"steps": (changed, *reading.steps[1:])}))
    assert result.fields["step.indicator"][verdict] == 1
    assert [miss.verdict for miss in result.misses] == [verdict]


def test_value_where_the_document_gives_none_is_invented(gold: Record, reading: Extraction) -> None:
    silent = [item | {"staff": None} for item in gold["objectives"]]
    result = score(gold | {"objectives": silent}, reading)
    assert result.fields["objective.staff"] == {Verdict.INVENTED: len(silent)}


def test_order_of_records_does_not_matter(gold: Record, reading: Extraction) -> None:
    turned = reading.model_copy(update={"objectives": reading.objectives[::-1]})
    assert score(gold, turned).macro == 1.0


def test_texts_are_compared_without_white_space_and_typography() -> None:
    assert same_text("l'ente – oggi", "l’ente -  oggi.")
    assert not same_text("12", "13")
    assert not same_text("Numero di corsi", "Quota di corsi")


def test_figures_are_compared_once_rounded() -> None:
    assert same_figure(33.33, 33.333)
    assert not same_figure(33.3, 33.4)
