"""Every command of the documentation runs in a shell as it is typed."""

import re
from pathlib import Path

import pytest

from tests.docs.questions import ANALYST, BOARD, PAGE, page
from tests.docs.shell import commands_of, folder_of_a_reader, run
from tests.samples import ROOT

_INSTALLS = re.compile(r"^(make|pip|uv|pipx) ")
"""Commands that install, and are tried where packages are."""

PAGES = (ROOT / "README.md", ROOT / "docs" / "cookbook.md")


@pytest.fixture(scope="module")
def folder(ingested: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return folder_of_a_reader(tmp_path_factory.mktemp("reader"), ingested)


@pytest.mark.parametrize(
    "command",
    [command for path in PAGES for command in commands_of(path) if not _INSTALLS.match(command)],
)
def test_a_command_runs_as_it_is_typed(command: str, folder: Path) -> None:
    done = run(command, folder)
    assert done.returncode == 0, done.stderr
    assert done.stdout or done.stderr


@pytest.mark.parametrize("path", sorted((ROOT / "docs" / "cookbook").glob("*.sql")))
def test_a_file_of_the_cookbook_is_asked_as_its_page_says(path: Path, folder: Path) -> None:
    (example,) = (line for line in commands_of(PAGES[1]) if "$(cat" in line)
    done = run(example.replace("15-late", path.stem), folder)
    assert done.returncode == 0, done.stderr
    assert len(done.stdout.splitlines()) > 1


def test_twenty_questions_are_answered_as_their_page_shows(ingested: Path) -> None:
    assert (len(BOARD), len(ANALYST)) == (10, 10)
    assert PAGE.read_text(encoding="utf-8") == page(ingested)


def test_no_line_of_an_answer_is_wider_than_a_terminal() -> None:
    answers = re.findall(r"```text\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)
    assert len(answers) == 20
    assert max(len(line) for answer in answers for line in answer.splitlines()) <= 100
