"""What a newcomer types in the first hour works, or is answered by a sentence that helps."""

import csv
import json
import re
import shlex
import subprocess
import time
from io import StringIO
from pathlib import Path

import duckdb
import pytest

from pipelines.generator import generate, store
from pipelines.store.connection import open_writer
from tests.command_line import RUN, sentence, start, verifica
from tests.samples import ROOT

COOKBOOK = sorted((ROOT / "docs" / "cookbook").glob("*.sql"))


@pytest.mark.parametrize("path", COOKBOOK[::4], ids=lambda path: path.stem)
def test_sql_that_begins_with_a_comment_is_no_option(path: Path, ingested: Path) -> None:
    as_argument = verifica("query", path.read_text("utf-8"), "--db", ingested)
    as_file = verifica("query", "--file", path, "--db", ingested)
    assert as_argument.returncode == as_file.returncode == 0, as_argument.stderr
    assert as_argument.stdout == as_file.stdout
    assert len(as_file.stdout.splitlines()) > 1


@pytest.mark.parametrize("sql", ["--late\nSELECT 1", "-- a\n-- b\nSELECT 1"])
def test_a_comment_may_look_like_an_option(sql: str, ingested: Path) -> None:
    assert verifica("query", sql, f"--db={ingested}").stdout == "1\n1\n"


def test_a_misspelt_option_of_query_is_still_told(ingested: Path) -> None:
    done = verifica("query", "SELECT 1", "--fromat", "csv", "--db", ingested)
    assert done.returncode == 2
    assert "--format" in done.stderr


def test_sql_comes_from_standard_input_too(ingested: Path) -> None:
    done = subprocess.run(
        [*RUN, "query", "--file", "-", "--db", str(ingested)],
        input="SELECT 1 AS a",
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == "a\n1\n"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["query"], "one of the two"),
        (["query", "SELECT 1", "--file", "a.sql"], "one of the two"),
        (["query", "--file", "none.sql"], "cannot be read"),
        (["compare", "csm", "cissac"], "Did you mean cssm?"),
        (["show", "cssm-verfica-2022"], "Did you mean cssm-verifica-2022-2024"),
        (["check", "--explain", "step_weight_sum"], "Did you mean step_weights_sum"),
        (["explain", "C.44"], "Did you mean C.4"),
        (["schema", "document"], "Did you mean documents"),
        (["query", "FROM documens"], "documents"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else None,
)
def test_what_goes_wrong_is_said_with_what_may_have_been_meant(
    arguments: list[str], words: str, ingested: Path
) -> None:
    done = verifica(*arguments, "--db", ingested)
    assert done.returncode in (1, 2)
    assert words in sentence(done)


@pytest.mark.parametrize(
    ("option", "value", "meant"), [("--region", "Piemont", "Piemonte"), ("--metric", "eror", "err")]
)
def test_a_filter_that_nothing_answers_to_is_questioned(
    option: str, value: str, meant: str, ingested: Path
) -> None:
    done = verifica("benchmark", option, value, "--db", ingested)
    assert f"Did you mean {meant}" in done.stderr


def test_a_name_like_no_other_is_not_guessed_at(ingested: Path) -> None:
    assert "Did you mean" not in verifica("compare", "cuneo", "cssm", "--db", ingested).stderr


@pytest.mark.parametrize("command", ["query 'SELECT 1'", "check", "report site", "backup b.duckdb"])
def test_without_a_database_the_usage_is_wrong(command: str, tmp_path: Path) -> None:
    done = verifica(*shlex.split(command), "--db", "none.duckdb", cwd=tmp_path)
    assert done.returncode == 2
    assert "There is no database none.duckdb" in sentence(done)


def test_rows_are_json_lines_when_asked(ingested: Path) -> None:
    sql = "SELECT document_id, reference_year FROM documents ORDER BY ALL"
    done = verifica("query", sql, "--db", ingested, "--format", "jsonl")
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    asked = verifica("query", sql, "--db", ingested, "--format", "json")
    assert rows == json.loads(asked.stdout)
    assert len(rows) == 3


def test_ingest_tells_json_lines_too(ingested: Path, tmp_path: Path) -> None:
    done = verifica(
        *("ingest", ROOT / "corpus" / "new-layout", "--format", "jsonl"),
        *("--db", tmp_path / "a.duckdb"),
    )
    assert all("status" in json.loads(line) for line in done.stdout.splitlines())
    assert done.stdout


def test_a_step_is_explained_in_sentences(ingested: Path) -> None:
    done = verifica("explain", "C.4", "--db", ingested, "--format", "table")
    text = " ".join(done.stdout.split())
    assert "It was completed on 2023-02-03, by the words «in data 3/2/2023»." in text
    assert "It was late: 34 days after the deadline." in text
    assert "«giunta» in the text: L'indicatore chiede" in text
    assert "Its words support achieved: L'indicatore chiede" in text
    assert not re.search(r"\['|\[\"|None", text)


def test_the_benchmark_says_once_that_nothing_is_ranked(ingested: Path) -> None:
    done = verifica("benchmark", "--db", ingested, "--format", "table", COLUMNS="100")
    assert done.stdout.count("fewer than 5") == 1
    assert len(done.stdout.splitlines()) < 30
    everything = verifica("benchmark", "--db", ingested)
    assert len(list(csv.DictReader(StringIO(everything.stdout)))) == 78


def test_bodies_that_can_be_ranked_are_rows_with_their_rank(database: Path) -> None:
    with open_writer(database) as connection:
        store(connection, generate(45, regions=1))
    with duckdb.connect(database, read_only=True) as connection:
        body, value, rank, median = connection.execute(
            "SELECT consortium_id, value, rank, regional_median FROM regional_benchmark "
            "WHERE metric = 'share_late_pct' AND document_kind = 'verification' "
            "AND rank IS NOT NULL ORDER BY reference_year, consortium_id LIMIT 1"
        ).fetchall()[0]
    done = verifica("benchmark", "--db", database, "--format", "table", COLUMNS="100")
    row = re.search(rf"^ {body} .* {value:.4g} \({rank}\) ", done.stdout, re.MULTILINE)
    assert row, done.stdout
    assert re.search(rf"^ median of the region .* {median:.4g} ", done.stdout, re.MULTILINE)


def test_no_line_of_the_demo_is_wider_than_a_terminal(ingested: Path) -> None:
    recipe = (ROOT / "Makefile").read_text("utf-8").partition("\ndemo:")[2].split("\n\n")[0]
    calls = re.findall(r"@\$\(BIN\)/verifica (.*?) --db \$\(DB\)(.*)", recipe)
    assert len(calls) == 4
    for call, rest in calls:
        done = verifica(*shlex.split(call + rest), "--db", ingested, cwd=ROOT, COLUMNS="100")
        assert done.returncode == 0, done.stderr
        assert max(map(len, done.stdout.splitlines())) <= 100, call


def test_a_reader_waits_for_a_writer_and_says_so(database: Path) -> None:
    with duckdb.connect(database):
        waiting = start("query", "SELECT 1 AS a", "--db", str(database), "--wait", "60")
        assert waiting.stderr is not None
        assert "waiting for it for up to 60 seconds" in waiting.stderr.readline()
        assert waiting.poll() is None
    output, told = waiting.communicate(timeout=60)
    assert (output, told) == ("a\n1\n", "")


def test_ingest_waits_for_a_reader_no_longer_than_it_is_told(database: Path) -> None:
    with duckdb.connect(database, read_only=True):
        began = time.monotonic()
        done = verifica("ingest", ROOT / "corpus" / "new-layout", "--db", database, "--wait", "1")
        assert time.monotonic() - began > 1
    assert done.returncode == 1
    assert "in use by another process" in done.stderr


def test_nothing_is_waited_for_where_no_wait_is_wanted(database: Path) -> None:
    with duckdb.connect(database):
        done = verifica("query", "SELECT 1", "--db", database, "--wait", "0")
    assert done.returncode == 1
    assert "in use by another process" in sentence(done)
