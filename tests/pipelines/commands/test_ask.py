"""``verifica ask`` answers the cookbook's questions by name, and agrees with its SQL."""

import csv
import shutil
from io import StringIO
from pathlib import Path

import pytest

from pipelines.asking.questions import questions
from tests.command_line import sentence, verifica
from tests.docs.cookbook import Question
from tests.docs.cookbook import questions as cookbook

GIVEN = {
    "whole-plan": ["--body", "cssm", "--year", "2022"],
    "programmes": ["--body", "cssm", "--year", "2022"],
    "pnrr": ["--year", "2022"],
    "my-services": ["--body", "cssm", "--year", "2022"],
    "coming-up": ["--year", "2022"],
    "where-it-stands": ["--step", "K.3"],
    "side-by-side": ["--body", "cissac", "--other", "cssm"],
}
"""What makes a question the one that the cookbook's SQL answers."""

RENAMED = {"cissac_2021": "body", "cissac_reason": "body_reason"} | {
    "cssm_2022": "other",
    "cssm_reason": "other_reason",
}


def _rows(*arguments: str | Path) -> list[dict[str, str]]:
    done = verifica(*arguments)
    assert done.returncode == 0, done.stderr
    return list(csv.DictReader(StringIO(done.stdout)))


@pytest.mark.parametrize("asked", cookbook(), ids=lambda asked: asked.path.stem)
def test_a_question_gives_what_the_cookbook_shows(asked: Question, ingested: Path) -> None:
    path = asked.path
    name = path.stem.partition("-")[2]
    found = _rows("ask", name, *GIVEN.get(name, []), "--db", ingested)
    shown = _rows("query", "--file", path, "--db", ingested)
    assert shown
    # Rows that agree in what they are ordered by come in any order.
    key = sorted(RENAMED.get(column, column) for column in shown[0])
    assert sorted([row[column] for column in key] for row in found) == sorted(
        [{RENAMED.get(column, column): row[column] for column in row}[one] for one in key]
        for row in shown
    )


def test_every_question_of_the_cookbook_has_a_name() -> None:
    assert [one.file for one in questions()] == [asked.path.stem for asked in cookbook()]
    assert len({one.name for one in questions()}) == 20


def test_questions_are_listed_with_what_they_take(tmp_path: Path) -> None:
    listed = _rows("ask", "--db", tmp_path / "none.duckdb")
    assert [row["name"] for row in listed] == [one.name for one in questions()]
    assert {row["name"]: row["takes"] for row in listed}["late"] == "body, region, year"


def test_a_question_is_asked_by_number_too(ingested: Path) -> None:
    by_name = _rows("ask", "late", "--db", ingested)
    assert _rows("ask", "15", "--db", ingested) == by_name
    assert _rows("ask", "15-late", "--db", ingested) == by_name


def test_bodies_years_and_regions_narrow(ingested: Path) -> None:
    everything = _rows("ask", "trust", "--db", ingested)
    for option, value in (("--body", "cissac"), ("--year", "2021")):
        narrower = _rows("ask", "trust", option, value, "--db", ingested)
        assert 0 < len(narrower) < len(everything)
        assert {row["consortium_id"] for row in narrower} == {"cissac"}
    assert _rows("ask", "trust", "--region", "piemonte", "--db", ingested) == everything
    done = verifica("ask", "trust", "--region", "Liguria", "--db", ingested)
    assert "Nothing stored answers" in done.stderr


def test_the_region_of_the_project_folder_holds_where_a_question_takes_one(
    ingested: Path, tmp_path: Path
) -> None:
    shutil.copy(ingested, tmp_path / "verifica.duckdb")
    (tmp_path / "verifica.toml").write_text('region = "Liguria"\n', encoding="utf-8")
    assert "Nothing stored" in verifica("ask", "late", cwd=tmp_path).stderr
    assert verifica("ask", "late", "--region", "", cwd=tmp_path).stderr == ""


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["lat"], "Did you mean late?"),
        (["late", "--step", "K.3"], "takes no --step"),
        (["where-it-stands"], "needs --step"),
        (["side-by-side", "--body", "cssm"], "needs --other"),
        (["side-by-side", "--body", "cssm", "--other", "cisac"], "Did you mean cissac?"),
        (["late", "--body", "csm"], "Did you mean cssm?"),
    ],
)
def test_what_cannot_be_asked_is_told(arguments: list[str], words: str, ingested: Path) -> None:
    done = verifica("ask", *arguments, "--db", ingested)
    assert done.returncode == 2
    assert words in sentence(done)
