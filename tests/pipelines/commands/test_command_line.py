"""What holds for every command: help, formats, streams, colours, tracebacks."""

import subprocess
import sys
from pathlib import Path

import pytest
import typer.main

from pipelines.commands.app import app
from tests.command_line import verifica

COMMANDS = sorted(typer.main.get_command(app).commands)  # type: ignore[attr-defined]
NAMED_BY_CONTRACT = {
    "ingest",
    "show",
    "compare",
    "benchmark",
    "check",
    "query",
    "evaluate",
    "schema",
}
HEAVY = ["duckdb", "pyarrow", "numpy", "spacy", "pydantic", "pypdfium2", "pdfplumber", "camelot"]


def test_the_commands_that_people_know_are_there() -> None:
    assert set(COMMANDS) >= NAMED_BY_CONTRACT


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself(command: str) -> None:
    done = verifica(command, "--help")
    assert done.returncode == 0
    assert done.stderr == ""
    assert "--debug" in done.stdout


@pytest.mark.parametrize("command", sorted(NAMED_BY_CONTRACT))
def test_shared_options_are_everywhere(command: str) -> None:
    done = verifica(command, "--help")
    assert "--db" in done.stdout
    assert "--format" in done.stdout


@pytest.mark.parametrize("module", HEAVY)
def test_help_imports_nothing_heavy(module: str) -> None:
    check = (
        f"import sys; from pipelines.commands.app import app\nsys.exit({module!r} in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", check], check=False).returncode == 0


@pytest.mark.parametrize("module", ["pyarrow", "numpy", "spacy", "pypdfium2", "extractor"])
def test_reading_commands_import_no_reader_of_pdfs(module: str, ingested: Path) -> None:
    check = (
        "import sys; from pipelines.commands import main\n"
        f"sys.argv = ['verifica', 'query', 'SELECT 1', '--db', {str(ingested)!r}]\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        f"sys.exit({module!r} in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", check], check=False, capture_output=True)
    assert done.returncode == 0


def test_colours_stay_away_when_asked(ingested: Path) -> None:
    done = verifica(
        "check", "--db", ingested, "--format", "table", NO_COLOR="1", FORCE_COLOR="", TERM="xterm"
    )
    assert "\x1b[3" not in done.stdout


def test_a_traceback_is_shown_only_when_asked(tmp_path: Path) -> None:
    quiet = verifica("query", "SELECT 1", "--db", tmp_path / "none.duckdb")
    loud = verifica("query", "SELECT 1", "--db", tmp_path / "none.duckdb", "--debug")
    before = verifica("--debug", "query", "SELECT 1", "--db", tmp_path / "none.duckdb")
    assert "Traceback" not in quiet.stderr
    assert "Traceback" in loud.stderr
    assert "Traceback" in before.stderr
    assert quiet.returncode == loud.returncode == before.returncode == 2


def test_an_unknown_option_is_wrong_usage() -> None:
    assert verifica("check", "--no-such-option").returncode == 2
    assert verifica("no-such-command").returncode == 2


def test_the_version_is_told() -> None:
    assert verifica("--version").stdout.startswith("verifica ")
