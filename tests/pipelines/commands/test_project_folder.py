"""``verifica.toml``: settings that last, which every command honours and the command line beats."""

import csv
import shutil
import subprocess
from io import StringIO
from pathlib import Path

import pytest
import typer.main

from pipelines.commands.app import app
from pipelines.project.settings import EVERYWHERE, SETTINGS
from tests.command_line import DOCUMENTS, SMALLEST, ingest, sentence, verifica
from tests.samples import ROOT
from tests.stored import rows

UNKNOWN_OWNER = ROOT / "corpus" / "new-layout" / "altopiano-piano-2024.pdf"
BODIES = '[altopiano]\nname = "Unione Montana Altopiano"\nkind = "union"\naliases = ["Altopiano"]\n'


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A folder with settings, a registry, and a folder below it."""
    (tmp_path / "plans").mkdir()
    (tmp_path / "bodies.toml").write_text(BODIES, encoding="utf-8")
    shutil.copy(ROOT / "corpus" / "new-layout" / "vocabulary.toml", tmp_path / "words.toml")
    (tmp_path / "verifica.toml").write_text(
        'database = "all.duckdb"\nregistry = "bodies.toml"\nvocabulary = "words.toml"\n'
        'region = "Piemonte"\n\n[limits]\nwait = 3\n',
        encoding="utf-8",
    )
    return tmp_path


def _told(folder: Path, *arguments: str, **environment: str) -> dict[str, dict[str, str]]:
    done = verifica("config", *arguments, cwd=folder, **environment)
    assert done.returncode == 0, done.stderr
    return {row["setting"]: row for row in csv.DictReader(StringIO(done.stdout))}


def test_settings_hold_in_the_folder_and_below_and_say_where_they_come_from(project: Path) -> None:
    told = _told(project / "plans")
    assert told["database"]["value"] == str(project / "all.duckdb")
    assert told["registry"]["from"] == str(project / "verifica.toml")
    assert told["limits.wait"]["value"] == "3.0"
    assert (told["limits.jobs"]["value"], told["limits.jobs"]["from"]) == ("", "built in")


def test_without_settings_everything_is_built_in(tmp_path: Path) -> None:
    done = verifica("config", cwd=tmp_path)
    assert "There is no verifica.toml" in done.stderr
    assert {row["from"] for row in csv.DictReader(StringIO(done.stdout))} == {"built in"}


def test_settings_beside_the_database_come_before_those_of_the_folder(
    project: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    other = tmp_path_factory.mktemp("other")
    (other / "verifica.toml").write_text('region = "Liguria"\n', encoding="utf-8")
    told = _told(project, "--db", str(other / "x.duckdb"))
    assert told["region"]["value"] == "Liguria"
    assert told["database"]["from"] == "option --db"
    told = _told(project, VERIFICA_DB=str(other / "y.duckdb"))
    assert told["region"]["value"] == "Liguria"
    assert told["database"]["from"] == "$VERIFICA_DB"


def test_one_database_stands_in_the_project_folder_wherever_one_is(tmp_path: Path) -> None:
    (tmp_path / "verifica.toml").write_text("", encoding="utf-8")
    (tmp_path / "below").mkdir()
    told = _told(tmp_path / "below")
    assert told["database"]["value"] == str(tmp_path / "verifica.duckdb")


def test_a_registry_that_lasts_keeps_what_was_read(project: Path) -> None:
    database = project / "all.duckdb"
    assert ingest_in(project, str(UNKNOWN_OWNER)).returncode == 0
    again = ingest_in(project / "plans", str(UNKNOWN_OWNER), str(SMALLEST))
    assert "unchanged" in again.stdout
    assert sorted(rows(database, "SELECT consortium_id FROM documents")) == [
        ("altopiano",),
        ("cissac",),
    ]
    assert not database.with_name("all.duckdb.owners.toml").exists()


def ingest_in(folder: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    return verifica("ingest", *arguments, "--format", "table", cwd=folder)


def test_owners_to_confirm_go_to_one_file_with_one_hint(tmp_path: Path) -> None:
    database = tmp_path / "a.duckdb"
    done = ingest(UNKNOWN_OWNER, "--db", database, "--vocabulary", VOCABULARY)
    owners = database.with_name("a.duckdb.owners.toml")
    assert done.stderr.count(str(owners)) == 1
    assert "registry = in verifica.toml" in done.stderr
    written = owners.read_text("utf-8")
    (known,) = rows(database, "SELECT consortium_id FROM documents")
    assert f"[{known[0]}]" in written
    registry = tmp_path / "bodies.toml"
    registry.write_text(written, encoding="utf-8")
    again = ingest(
        *(UNKNOWN_OWNER, "--db", database, "--vocabulary", VOCABULARY, "--registry", registry)
    )
    assert again.returncode == 0, again.stderr
    assert "Owners to confirm" not in again.stderr
    assert not owners.exists()
    assert rows(
        database, "SELECT is_provisional FROM consortia JOIN documents USING (consortium_id)"
    ) == [(False,)]


VOCABULARY = ROOT / "corpus" / "new-layout" / "vocabulary.toml"


def test_owners_of_files_and_folders_are_given(tmp_path: Path) -> None:
    (tmp_path / "two").mkdir()
    one = shutil.copy(SMALLEST, tmp_path / "one.pdf")
    two = tmp_path / "two" / "two.pdf"
    two.write_bytes(SMALLEST.read_bytes() + b"\n%2")
    (tmp_path / "verifica.toml").write_text(
        '[owners]\n"two" = "cssm"\n"one.pdf" = "cissac"\n', encoding="utf-8"
    )
    database = tmp_path / "a.duckdb"
    assert ingest(str(one), two, "--db", database).returncode == 0
    query = "SELECT parse_filename(source_path), consortium_id FROM documents ORDER BY ALL"
    assert rows(database, query) == [("one.pdf", "cissac"), ("two.pdf", "cssm")]
    assert "unchanged" in ingest(str(one), two, "--db", database, "--format", "table").stdout
    given = ingest(two, "--db", database, "--consortium", "cissac")
    assert given.returncode == 0, given.stderr
    assert rows(database, query) == [("one.pdf", "cissac"), ("two.pdf", "cissac")]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("regoin = 'x'", "Did you mean region?"),
        ("region = 3", "it must be a text"),
        ("[limits]\nwait = 'long'", "it must be a number of seconds"),
        ("[limits]\njobs = 0", "at least 1"),
        ("[limits]\njobs = true", "at least 1"),
        ("owners = 3", "[owners] is not in the form"),
        ("region = ", "is no TOML file"),
        ("[owners]\n'a.pdf' = 'csm'", "Did you mean cssm?"),
    ],
)
def test_settings_that_make_no_sense_are_told(tmp_path: Path, text: str, words: str) -> None:
    (tmp_path / "verifica.toml").write_text(text, encoding="utf-8")
    done = verifica("ingest", DOCUMENTS, cwd=tmp_path)
    assert done.returncode == 2
    assert words in sentence(done)


def test_a_setting_is_a_default_that_the_command_line_beats(project: Path, ingested: Path) -> None:
    shutil.copy(ingested, project / "all.duckdb")
    (project / "verifica.toml").write_text(
        'database = "all.duckdb"\nregion = "Liguria"\n', encoding="utf-8"
    )
    assert "Nothing stored answers" in verifica("benchmark", cwd=project).stderr
    for region in ("Piemonte", ""):
        done = verifica("benchmark", "--region", region, cwd=project)
        assert "Piemonte" in done.stdout


def test_every_setting_stands_for_an_option_that_exists() -> None:
    commands = typer.main.get_command(app).commands  # type: ignore[attr-defined]
    for setting in SETTINGS:
        for command, parameter in setting.options.items():
            if command != EVERYWHERE and parameter:
                assert parameter in {one.name for one in commands[command].params}, setting.name
