"""Scores count what was expected, found and correct; any disturbance of the database shows."""

import json
import shutil
from pathlib import Path

import duckdb
import pytest

from pipelines.errors import UsageError
from pipelines.evaluation.facts import fold, ordinal_keys, same
from pipelines.evaluation.gold import read_gold
from pipelines.evaluation.score import RECORDS, judge, scores
from tests.command_line import sentence, verifica
from tests.samples import OWN_GOLD

GOLD = {
    "document": {"consortium": "cssm", "kind": "plan"},
    "objectives": [
        {
            "code": "A",
            "title": "Uno",
            "weight_pct": 60.0,
            "staff": None,
            "steps": [{"code": "A.1"}],
        },
        {"code": "B", "title": "Due", "weight_pct": 40.0, "staff": None, "steps": []},
    ],
}


def _write(folder: Path, content: object) -> Path:
    path = folder / "gold.json"
    path.write_text(json.dumps(content))
    return path


def test_gold_agrees_with_itself(tmp_path: Path) -> None:
    gold = read_gold(_write(tmp_path, GOLD))
    judged = judge(gold, gold.facts)
    assert not [one for one in judged if one.is_difference]
    total = scores(judged)[-1]
    assert (total.precision, total.recall, total.f1) == (100, 100, 100)


def test_a_missing_record_an_invented_one_and_a_wrong_value_all_count(tmp_path: Path) -> None:
    gold = read_gold(_write(tmp_path, GOLD))
    other = {
        "document": {"consortium": "cssm", "kind": "report"},
        "objectives": [
            {"code": "A", "title": "Uno", "weight_pct": 60.0, "staff": "x", "steps": []},
            {"code": "C", "title": "Tre", "weight_pct": 40.0, "staff": None, "steps": []},
        ],
    }
    found = read_gold(_write(tmp_path, other)).facts
    lines = {(one.kind, one.field): one for one in scores(judge(gold, found))}
    objectives = lines["objectives", RECORDS]
    assert (objectives.expected, objectives.found, objectives.correct) == (2, 2, 1)
    steps = lines["steps", RECORDS]
    assert (steps.expected, steps.found, steps.correct) == (1, 0, 0)
    kind = lines["documents", "kind"]
    assert (kind.expected, kind.found, kind.correct) == (1, 1, 0)
    staff = lines["objectives", "staff"]
    assert (staff.expected, staff.found, staff.correct) == (0, 1, 0)
    assert staff.recall is None


def test_what_gold_leaves_out_is_not_compared(tmp_path: Path) -> None:
    without = {
        "document": {"kind": "plan"},
        "objectives": [{"code": "A", "title": "Uno"}, {"code": "B", "title": "Due"}],
    }
    found = read_gold(_write(tmp_path, GOLD)).facts
    judged = judge(read_gold(_write(tmp_path, without)), found)
    assert not [one for one in judged if one.is_difference]
    assert "steps" not in {one.kind for one in judged}


def test_a_misspelt_field_does_not_pass_uncompared(tmp_path: Path) -> None:
    wrong = {"document": {}, "objectives": [{"code": "A", "titel": "Uno"}]}
    with pytest.raises(UsageError, match="titel"):
        read_gold(_write(tmp_path, wrong))
    with pytest.raises(UsageError, match="no gold file"):
        read_gold(_write(tmp_path, [1, 2]))


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        ("l'ente", "l’ente", True),
        ("due\n righe ", "due righe", True),
        ("«sì»", '"sì"', False),
        ("Titolo", "titolo", False),
        ("a-b", "a - b", False),
        (9.09, 9.0900000001, True),
        (9.09, 9.1, False),
        (40, 40.0, True),
        (None, None, True),
        (None, "", False),
    ],
)
def test_only_space_and_quotes_may_differ(one: object, other: object, is_same: bool) -> None:
    assert same(one, other) is is_same  # type: ignore[arg-type]


def test_folding_twice_is_folding_once() -> None:
    text = "  «l’ente»\u00a0 “sì” "
    assert fold(fold(text)) == fold(text)


def test_a_code_used_twice_stays_two_records() -> None:
    assert ordinal_keys(["13.3", "13.3", None], by_code=True) == ["13.3", "13.3 (2)", "#3"]
    assert ordinal_keys(["1", "1"], by_code=False) == ["#1", "#2"]


DISTURBANCES = {
    "title": "UPDATE objectives SET title = title || '.' WHERE position = 1",
    "(records)": "DELETE FROM verifications WHERE verification_id = "
    "(SELECT min(verification_id) FROM verifications)",
    "deadline": "UPDATE steps SET deadline = deadline + 1 WHERE code = 'A.1'",
    "programme": "DELETE FROM objective_programmes WHERE programme = '12.03'",
    "score": "UPDATE unit_scores SET score = 0",
    "target": "UPDATE steps SET target = 'inventato' WHERE code = 'A.1'",
}


@pytest.mark.parametrize(("field", "harm"), DISTURBANCES.items())
def test_a_disturbed_database_does_not_pass(
    field: str, harm: str, ingested: Path, tmp_path: Path
) -> None:
    database = tmp_path / "disturbed.duckdb"
    shutil.copy(ingested, database)
    with duckdb.connect(database) as connection:
        connection.execute(harm)
    done = verifica("evaluate", OWN_GOLD, "--db", database, "--strict", "--differences")
    assert done.returncode == 1
    assert f",{field}," in done.stdout


def test_gold_without_its_document_is_told(database: Path) -> None:
    done = verifica("evaluate", OWN_GOLD / "cissac-relazione-2021.json", "--db", database)
    assert done.returncode == 1
    assert "ingest it first" in sentence(done)


def test_a_folder_without_gold_is_wrong_usage(ingested: Path, tmp_path: Path) -> None:
    done = verifica("evaluate", tmp_path, "--db", ingested)
    assert done.returncode == 2
    assert "holds no gold" in sentence(done)
