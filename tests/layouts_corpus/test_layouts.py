"""The layouts of invented bodies print their gold, and are what their typesetters write."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from corpus.typesetting.layouts.catalogue import LAYOUTS, write_layout
from corpus.typesetting.layouts.producers import ProducerMissingError
from corpus.typesetting.layouts.records import LAYOUTS_FOLDER, day, gold_of_records, read_records
from tests.corpus.printed_words import missing_words, words_of

WITH_OBJECTIVES = [name for name in LAYOUTS if not name.startswith("no-objectives")]
GANTT = "monte-serrato-gantt-2023"


def gold_of(name: str) -> dict[str, Any]:
    gold: dict[str, Any] = json.loads((LAYOUTS_FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    return gold


@pytest.mark.parametrize("name", LAYOUTS)
def test_the_committed_gold_is_that_of_the_records(name: str) -> None:
    assert gold_of(name) == gold_of_records(read_records(name))


@pytest.mark.parametrize("name", LAYOUTS)
def test_the_committed_pdf_is_what_its_typesetter_writes(tmp_path: Path, name: str) -> None:
    try:
        write_layout(name, tmp_path)
    except ProducerMissingError as error:
        pytest.skip(str(error))
    committed = (LAYOUTS_FOLDER / f"{name}.pdf").read_bytes()
    assert (tmp_path / f"{name}.pdf").read_bytes() == committed


@pytest.mark.parametrize("name", WITH_OBJECTIVES)
def test_every_word_of_the_gold_is_printed(name: str) -> None:
    gold = gold_of(name)
    pdf = LAYOUTS_FOLDER / f"{name}.pdf"
    assert missing_words(without_outcomes(gold["objectives"]), pdf) == []
    printed = {word.strip("(),.") for word in words_of(pdf)}
    for key in ("consortium_name", "province", "region"):
        assert set((gold["document"][key] or "").split()) <= printed


@pytest.mark.parametrize("name", [name for name in WITH_OBJECTIVES if name != GANTT])
def test_every_deadline_is_printed_as_a_day_or_in_words(name: str) -> None:
    printed = words_of(LAYOUTS_FOLDER / f"{name}.pdf")
    for step in steps_of(gold_of(name)):
        if "deadline" in step and "deadline_text" not in step:
            assert day(step["deadline"]) in printed or step["deadline"] == "2023-04-30"


@pytest.mark.parametrize("name", WITH_OBJECTIVES)
def test_the_weights_of_a_plan_that_has_any_add_up_to_100(name: str) -> None:
    weights = [
        objective["weight_pct"]
        for objective in gold_of(name)["objectives"]
        if "weight_pct" in objective
    ]
    assert not weights or sum(weights) == pytest.approx(100)
    for objective in gold_of(name)["objectives"]:
        shares = [step.get("weight_in_objective_pct") for step in objective["steps"]]
        assert None in shares or sum(shares) == pytest.approx(100)


@pytest.mark.parametrize("name", [name for name in LAYOUTS if name not in WITH_OBJECTIVES])
def test_documents_without_objectives_have_a_gold_that_says_so(name: str) -> None:
    assert gold_of(name) == {"objectives": []}


def without_outcomes(value: Any) -> Any:
    """The record without outcomes, which are printed as symbols."""
    if isinstance(value, dict):
        return {
            key: without_outcomes(part) for key, part in value.items() if key != "declared_outcome"
        }
    if isinstance(value, list):
        return [without_outcomes(part) for part in value]
    return value


def steps_of(gold: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for objective in gold["objectives"]:
        yield from objective["steps"]
