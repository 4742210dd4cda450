"""The mutants themselves: what is changed, what is left alone, and that a change is seen."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.mutation.mutants import Mutant, mutants, sql_files
from tests.mutation.report import JUDGEMENTS, Results, judged, judgements, page
from tests.mutation.run import chosen
from tests.mutation.tokens import tokens
from tests.mutation.trial import KILLED, SURVIVED, Outcome
from tests.samples import ROOT

VIEW = """-- A comment, with WHERE x = 1 in it.
CREATE OR REPLACE VIEW small AS
{body};
"""


def _becomes(body: str) -> set[str]:
    """What a one-line statement may become."""
    return {one.becomes.removesuffix(";") for one in mutants("f", VIEW.format(body=body))}


@pytest.mark.parametrize(
    ("body", "some"),
    [
        ("SELECT a <= 5 AS b FROM t", {"SELECT a < 5 AS b FROM t", "SELECT a <= 0 AS b FROM t",
                                       "SELECT a <= 6 AS b FROM t"}),
        ("SELECT a = b FROM t", {"SELECT a <> b FROM t"}),
        ("SELECT a AND b FROM t", {"SELECT a OR b FROM t"}),
        ("SELECT a IS NULL FROM t", {"SELECT a IS NOT NULL FROM t"}),
        ("SELECT a IS NOT NULL FROM t", {"SELECT a IS NULL FROM t"}),
        ("SELECT a + b - c FROM t", {"SELECT a - b - c FROM t", "SELECT a + b + c FROM t"}),
        ("SELECT a * b FROM t", {"SELECT a / b FROM t"}),
        ("SELECT 'è' || a FROM t", {"SELECT '' || a FROM t"}),
        ("SELECT '' FROM t", {"SELECT 'x' FROM t"}),
        ("SELECT coalesce(a, b) FROM t", {"SELECT (a) FROM t"}),
        ("SELECT nullif(a, 0) FROM t", {"SELECT (a) FROM t", "SELECT nullif(a, 1) FROM t"}),
        ("SELECT sum(a) FROM t", {"SELECT avg(a) FROM t"}),
        ("SELECT sum(a) FILTER (b) FROM t", {"SELECT sum(a) FILTER (TRUE) FROM t",
                                             "SELECT sum(a) FILTER (NOT (b)) FROM t"}),
        ("SELECT a FROM t WHERE b GROUP BY a", {"SELECT a FROM t WHERE TRUE GROUP BY a",
                                                "SELECT a FROM t WHERE NOT (b) GROUP BY a"}),
        ("SELECT a FROM t JOIN u ON c", {"SELECT a FROM t LEFT JOIN u ON c"}),
        ("SELECT a FROM t LEFT JOIN u ON c", {"SELECT a FROM t JOIN u ON c"}),
        ("SELECT a FROM t FULL JOIN u ON c", {"SELECT a FROM t RIGHT JOIN u ON c"}),
        ("SELECT DISTINCT a FROM t", {"SELECT a FROM t"}),
        ("SELECT rank() OVER (PARTITION BY a, b ORDER BY c) FROM t",
         {"SELECT rank() OVER (PARTITION BY 0, b ORDER BY c) FROM t",
          "SELECT rank() OVER (PARTITION BY a, b ORDER BY c DESC) FROM t"}),
        ("SELECT CASE WHEN a THEN b ELSE c END FROM t",
         {"SELECT CASE WHEN FALSE THEN b ELSE c END FROM t",
          "SELECT CASE WHEN TRUE THEN b ELSE c END FROM t",
          "SELECT CASE WHEN a THEN NULL ELSE c END FROM t",
          "SELECT CASE WHEN a THEN b ELSE NULL END FROM t"}),
    ],
)  # fmt: skip
def test_what_is_changed(body: str, some: set[str]) -> None:
    assert some <= _becomes(body)


@pytest.mark.parametrize(
    ("body", "never"),
    [
        ("SELECT * FROM t", "/"),
        ("SELECT count(*) FROM t", "/"),
        ("SELECT t.* FROM t", "/"),
        ("SELECT a BETWEEN b AND c FROM t", " OR "),
        ("SELECT CASE a WHEN b THEN c END FROM t", "TRUE"),
        ("SELECT round(a, 6) FROM t", "7"),
    ],
)
def test_what_is_left_alone(body: str, never: str) -> None:
    assert not [text for text in _becomes(body) if never in text]


def test_a_mutant_differs_in_one_place_and_in_no_comment() -> None:
    for file, path in [*sql_files().items()][::8]:
        sql = path.read_text(encoding="utf-8")
        comments = [line for line in sql.splitlines() if line.lstrip().startswith("--")]
        for one in mutants(file, sql):
            kept = [line for line in one.sql.splitlines() if line.lstrip().startswith("--")]
            assert kept == comments
            assert one.was != one.becomes
            assert tokens(one.sql)[:5] == tokens(sql)[:5], "the view keeps its name"


def test_the_same_seed_draws_the_same_mutants() -> None:
    drawn = chosen(["checks/credit_*"], 5, seed=1)
    assert len(drawn) == 10
    assert drawn == chosen(["checks/credit_*"], 5, seed=1)
    assert drawn != chosen(["checks/credit_*"], 5, seed=2)


def test_a_change_is_seen_and_the_file_stays_as_it_is(tmp_path: Path) -> None:
    path = sql_files()["checks/score_within_maximum"]
    before = path.read_bytes()
    done = subprocess.run(
        [
            *(sys.executable, "-m", "tests.mutation.run", "--files", "checks/score_within_maximum"),
            *("--limit", "4", "--results", str(tmp_path / "results.json")),
        ],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert path.read_bytes() == before
    assert done.returncode in (0, 1), done.stdout + done.stderr
    results = Results(tmp_path / "results.json")
    ends = [results.end(one) for one in chosen(["checks/score_within_maximum"], 4, seed=1)]
    assert KILLED in ends


def _mutant(was: str, becomes: str) -> Mutant:
    return Mutant("checks/none", 1, "number", was, becomes, 1, "")


def test_the_page_lists_survivors_that_nobody_has_judged(tmp_path: Path) -> None:
    seen, unseen = _mutant("a = 1", "a <> 1"), _mutant("b = 1", "b <> 1")
    results = Results(tmp_path / "results.json")
    results.add(Outcome(seen, KILLED, "test"))
    results.add(Outcome(unseen, SURVIVED))
    untried = _mutant("c = 1", "c <> 1")
    text = page([seen, unseen, untried], results, "2026-11-21")
    assert "Not tried in this run: checks/none (1)." in text
    assert "| checks/none | 2 | 1 | 1 | 0 | 0 | 0 |" in text
    left = text.split("## Survivors not judged yet")[1]
    assert "`b = 1` → `b <> 1`" in left
    assert "a = 1" not in left


def test_every_judgement_is_about_a_mutant_that_exists() -> None:
    every = chosen([], None, seed=1)
    for one in judgements():
        assert any(judged(mutant) == one for mutant in every), f"{JUDGEMENTS.name}: {one.change}"
