"""What people have beside verifica opens what it writes: an older DuckDB, pandas, spreadsheets."""

import csv
import json
import re
import warnings
from datetime import date, datetime
from pathlib import Path

import duckdb
import openpyxl
import pandas
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipelines.asking.questions import questions
from pipelines.export.workbook import Sheet, write_workbook
from pipelines.store.connection import open_writer
from tests.command_line import verifica
from tests.other_packages import run_with
from tests.stored import rows

OLDER = "duckdb==1.4.0"
"""The version that drivers of other tools are built on."""

_ASK = """
import duckdb, sys
assert duckdb.__version__ == "1.4.0"
with duckdb.connect(sys.argv[1], read_only=True) as connection:
    for sql in sys.argv[2:]:
        print(connection.execute(sql).fetchall())
"""
VIEWS = ("document_completion", "step_results", "consistency_findings", "regional_benchmark")


def test_an_older_duckdb_reads_tables_and_views(ingested: Path) -> None:
    asked = [f"SELECT count(*) FROM {name}" for name in ("evidence", "steps", *VIEWS)]
    answers = run_with(OLDER, _ASK, ingested, *asked)
    assert answers.splitlines() == [str(rows(ingested, sql)) for sql in asked]


def test_every_view_can_be_planned_by_an_older_duckdb(ingested: Path) -> None:
    program = """
import duckdb, sys
with duckdb.connect(sys.argv[1], read_only=True) as connection:
    names = connection.execute("SELECT view_name FROM duckdb_views() WHERE NOT internal").fetchall()
    for (name,) in names:
        connection.execute(f'EXPLAIN FROM "{name}"').fetchall()
    print(len(names))
"""
    told = run_with(OLDER, program, ingested)
    views = rows(ingested, "SELECT count(*) FROM duckdb_views() WHERE NOT internal")
    assert int(told) == views[0][0]


def test_a_backup_of_a_newer_database_is_read_by_an_older_duckdb(
    ingested: Path, tmp_path: Path
) -> None:
    newer, copy = tmp_path / "newer.duckdb", tmp_path / "copy.duckdb"
    with duckdb.connect() as connection:
        connection.execute(f"ATTACH '{ingested}' AS old (READ_ONLY)")
        connection.execute(f"ATTACH '{newer}' AS new (STORAGE_VERSION 'v2.0.0')")
        connection.execute("COPY FROM DATABASE old TO new")
    assert verifica("backup", copy, "--db", newer).returncode == 0
    sql = "SELECT count(*) FROM steps"
    assert run_with(OLDER, _ASK, copy, sql).strip() == str(rows(ingested, sql))


def test_a_database_that_was_stored_newer_is_still_written(tmp_path: Path) -> None:
    path = tmp_path / "newer.duckdb"
    with duckdb.connect() as connection:
        connection.execute(f"ATTACH '{path}' AS new (STORAGE_VERSION 'v2.0.0')")
    with open_writer(path) as connection:
        assert connection.execute("SELECT count(*) FROM documents").fetchall() == [(0,)]


@pytest.fixture(scope="module")
def exported(ingested: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("exported") / "data"
    done = verifica("export", folder, "--db", ingested, "--csv", "excel", "--xlsx")
    assert done.returncode == 0, done.stderr
    return folder


def test_pandas_reads_csv_for_excel_and_parquet_alike(exported: Path) -> None:
    options = {"sep": ";", "decimal": ",", "encoding": "utf-8-sig"}
    for name in ("documents", "steps", "document_completion"):
        as_csv = pandas.read_csv(exported / f"{name}.csv", **options)
        as_parquet = pandas.read_parquet(exported / f"{name}.parquet")
        assert list(as_csv.columns) == list(as_parquet.columns)
        assert len(as_csv) == len(as_parquet)
    steps = pandas.read_csv(exported / "steps.csv", **options)
    assert steps["weight_in_year_pct"].dropna().between(0, 100).all()
    assert steps["weight_in_year_pct"].dtype == "float64"


def test_csv_for_excel_begins_with_a_mark_and_has_semicolons_and_commas(exported: Path) -> None:
    content = (exported / "steps.csv").read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    text = content.decode("utf-8-sig")
    first = next(csv.DictReader(text.splitlines(), delimiter=";"))
    assert "." not in (first["weight_in_objective_pct"] or "")
    assert "semicolons and decimal commas" in (exported / "README.md").read_text("utf-8")


def test_standard_csv_is_as_it_was(ingested: Path, tmp_path: Path) -> None:
    done = verifica("export", tmp_path / "data", "--db", ingested, "--files", "csv")
    assert done.returncode == 0
    assert (tmp_path / "data" / "steps.csv").read_bytes().startswith(b"step_id,")
    package = json.loads((tmp_path / "data" / "datapackage.json").read_text("utf-8"))
    assert {one["encoding"] for one in package["resources"]} == {"utf-8"}
    assert not (tmp_path / "data" / "questions.xlsx").exists()


def test_frictionless_finds_the_package_valid(exported: Path) -> None:
    program = """
import sys
from frictionless import Package, system
with system.use_context(trusted=True):
    package = Package(sys.argv[1])
    for name in ("documents", "steps", "document_completion"):
        report = package.get_resource(name).validate()
        assert report.valid, report.flatten(["rowNumber", "fieldName", "message"])[:5]
    print(len(package.resources))
"""
    told = run_with("frictionless", program, exported / "datapackage.json")
    assert int(told) > 40


def test_the_workbook_has_notes_and_a_sheet_for_each_question(exported: Path) -> None:
    book = openpyxl.load_workbook(exported / "questions.xlsx", read_only=True)
    asked = [one.name for one in questions() if not {"step", "other"} & set(one.parameters)]
    assert book.sheetnames == ["notes", *asked]
    late = list(book["late"].iter_rows(values_only=True))
    columns = dict(zip(late[0], late[1], strict=True))
    assert isinstance(columns["deadline"], datetime)
    assert isinstance(columns["days_at_least"], int)
    notes = dict(book["notes"].iter_rows(values_only=True))
    assert "version of the rules" in notes
    assert notes["sheet late"].startswith("What was late")


def test_the_same_database_gives_the_same_workbook(ingested: Path, exported: Path) -> None:
    again = exported.with_name("again")
    assert verifica("export", again, "--db", ingested, "--xlsx").returncode == 0
    name = "questions.xlsx"
    assert (again / name).read_bytes() == (exported / name).read_bytes()


VALUES = (
    st.none()
    | st.booleans()
    | st.integers(-(2**60), 2**60)
    | st.floats(-1e12, 1e12).map(lambda number: round(number, 4))
    | st.text(max_size=200)
    | st.dates(date(1900, 3, 1))
    | st.just("=1+1")
    | st.just("_x000D_")
)


def _expected(value: object) -> object:
    """What a spreadsheet reader gives back for a value."""
    if isinstance(value, date):
        return datetime(value.year, value.month, value.day)  # noqa: DTZ001
    if isinstance(value, bool) or value is None:
        return value
    if isinstance(value, int | float):
        return value if -(2**53) <= value <= 2**53 else str(value)
    text = str(value)
    kept = "".join(c for c in text if c in "\t\n\r" or (c >= " " and c not in "\ufffe\uffff"))
    # openpyxl gives an escape as it is written; spreadsheets give the sign that it stands for.
    escaped = re.sub("_x([0-9A-Fa-f]{4})_", r"_x005F_x\1_", kept)
    return escaped.replace("\r\n", "\n").replace("\r", "\n") or None


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None
)
@given(st.lists(st.tuples(VALUES, VALUES), min_size=1, max_size=8))
def test_a_workbook_gives_back_what_was_written(
    tmp_path: Path, written: list[tuple[object, ...]]
) -> None:
    path = tmp_path / "a.xlsx"
    write_workbook(path, [Sheet("uno/due: tre", ("a", "b"), written)])
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        book = openpyxl.load_workbook(path)
    (sheet,) = book.worksheets
    assert sheet.title == "uno-due- tre"
    last = len(written) + 1
    found = sheet.iter_rows(min_row=2, max_row=last, max_col=2, values_only=True)
    assert [tuple(map(_same, row)) for row in found] == [
        tuple(_same(_expected(value)) for value in row) for row in written
    ]


def _same(value: object) -> object:
    """A value to be compared: 1 and 1.0 are one number, and not true."""
    if isinstance(value, int | float):
        return type(value) is bool, float(value)
    return value or None
