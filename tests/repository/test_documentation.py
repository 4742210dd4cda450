"""What the README, the Makefile and the metadata say exists."""

import importlib
import re
import shlex
import subprocess
from pathlib import Path

import pytest
import typer.main

from models.schema import tables
from pipelines.commands.app import app
from pipelines.store.definitions import views
from tests.command_line import verifica
from tests.samples import ROOT

PAGES = (*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"))
COMMANDS = typer.main.get_command(app).commands  # type: ignore[attr-defined]
CALL = re.compile(r"^(?:\S*/)?verifica ([a-z]+)(.*?)(?:\s+#.*)?$", re.MULTILINE)


def _blocks(text: str) -> str:
    blocks = re.findall(r"```sh\n(.*?)```", text, re.DOTALL)
    return "\n".join(blocks).replace("\\\n", "")


def _calls() -> list[tuple[str, str]]:
    return [
        (path.name, f"{command}{rest}")
        for path in PAGES
        for command, rest in CALL.findall(_blocks(path.read_text("utf-8")))
    ]


@pytest.mark.parametrize(("page", "call"), _calls())
def test_every_command_shown_exists_with_its_options(page: str, call: str) -> None:
    command, *rest = shlex.split(call)
    assert command in COMMANDS, page
    options = {name for parameter in COMMANDS[command].params for name in parameter.opts}
    assert {word for word in rest if word.startswith("--")} <= options


def test_the_readme_shows_every_command() -> None:
    text = (ROOT / "README.md").read_text("utf-8")
    shown = {call.split()[0] for page, call in _calls() if page == "README.md"}
    missing = set(COMMANDS) - shown - set(re.findall(r"`verifica ([a-z]+)", text))
    assert not missing


def test_the_example_query_prints_what_the_readme_shows(ingested: Path) -> None:
    text = (ROOT / "README.md").read_text("utf-8")
    found = re.search(r"```sh\nverifica (query .*?)```\n\n```text\n(.*?)```", text, re.DOTALL)
    assert found
    done = verifica(*shlex.split(found[1].replace("\\\n", "")), "--db", ingested)
    printed = [line.split() for line in done.stdout.splitlines() if line.strip()]
    assert printed == [line.split() for line in found[2].splitlines() if line.strip()]


def test_folders_are_made_and_told_as_the_readme_shows(ingested: Path, tmp_path: Path) -> None:
    text = (ROOT / "README.md").read_text("utf-8")
    shown = re.findall(
        r"```sh\nverifica ((?:report|export) .*?)\n```\n\n```text\n(.*?)\n```", text, re.DOTALL
    )
    assert len(shown) == 2
    for call, told in shown:
        done = verifica(*shlex.split(call), "--db", ingested, cwd=tmp_path)
        assert (done.returncode, done.stdout, done.stderr.strip()) == (0, "", told)


def test_tables_and_views_named_in_the_readme_exist() -> None:
    text = (ROOT / "README.md").read_text("utf-8")
    section = text.split("## What is in the database")[1].split("\n## ")[0]
    names = set(re.findall(r"`([a-z_]+)`", section))
    known = {table.name for table in tables()} | {view.name for view in views()}
    assert names
    assert names <= known


def test_links_lead_somewhere() -> None:
    for path in PAGES:
        for target in re.findall(r"\]\(([^)#]+)\)", path.read_text("utf-8")):
            if "://" not in target:
                assert (path.parent / target).exists(), f"{path.name}: {target}"


TARGETS = re.findall(r"^# make ([\w-]+)", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)


@pytest.mark.parametrize("target", TARGETS)
def test_make_knows_its_targets(target: str) -> None:
    done = subprocess.run(
        ["make", "--dry-run", target], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


def test_the_makefile_says_what_there_is() -> None:
    phony = re.search(r"^\.PHONY: (.+)$", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    assert phony
    assert set(phony[1].split()) == set(TARGETS)


def test_benchmarks_that_are_named_can_be_run() -> None:
    pages = [(ROOT / name).read_text("utf-8") for name in ("CONTRIBUTING.md", "Makefile")]
    named = set(re.findall(r"-m (benchmarks\.\w+)", "".join(pages)))
    assert len(named) >= 5
    for name in named:
        assert callable(importlib.import_module(name).main)


def test_continuous_integration_runs_make_test() -> None:
    script = ROOT / ".ci" / "run"
    assert "make test" in script.read_text()
    assert script.stat().st_mode & 0o100


def test_the_licence_is_the_one_named() -> None:
    assert "EUROPEAN UNION PUBLIC LICENCE v. 1.2" in (ROOT / "LICENSE").read_text("utf-8")
    assert 'license = "EUPL-1.2"' in (ROOT / "pyproject.toml").read_text("utf-8")
    assert "license: EUPL-1.2" in (ROOT / "publiccode.yml").read_text("utf-8")


def test_the_lock_file_names_no_host_and_no_folder() -> None:
    lines = (ROOT / "requirements.lock").read_text("utf-8").splitlines()
    pins = [line for line in lines if line and not line.startswith(("#", "    --hash=sha256:"))]
    assert len(pins) > 40
    for pin in pins:
        assert re.match(r"^[a-z0-9][a-z0-9._-]*==[0-9][^ ]*( ; .+)? \\$", pin), pin


def test_every_dependency_is_pinned() -> None:
    declared = re.findall(
        r'^    "([A-Za-z0-9_.-]+)[><=~]', (ROOT / "pyproject.toml").read_text("utf-8"), re.MULTILINE
    )
    pins = (ROOT / "requirements.lock").read_text("utf-8")
    for name in declared:
        folded = re.sub(r"[-_.]+", "-", name).lower()
        assert f"\n{folded}==" in pins, name


def test_every_promise_names_a_test_that_exists() -> None:
    named = re.findall(r"`(tests/\S+?\.py)::(\w+)`", (ROOT / "SECURITY.md").read_text("utf-8"))
    assert len(named) > 15
    for path, test in named:
        assert f"def {test}(" in (ROOT / path).read_text("utf-8"), f"{path}::{test}"
