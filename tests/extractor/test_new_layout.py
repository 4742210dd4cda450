"""The example of the README: a layout of which a vocabulary of its own puts one column right."""

import json
import re
from pathlib import Path

import pytest

from corpus.typesetting.new_layout import FOLDER, NAME, write_new_layout
from extractor import extract
from models.extraction import Extraction
from tests.command_line import verifica
from tests.samples import ROOT

PLAN = FOLDER / f"{NAME}.pdf"
WORDS = FOLDER / "vocabulary.toml"
README = ROOT / "README.md"


def test_the_committed_files_are_what_the_typesetter_writes(tmp_path: Path) -> None:
    write_new_layout(tmp_path)
    for ending in ("pdf", "json"):
        committed = (FOLDER / f"{NAME}.{ending}").read_bytes()
        assert (tmp_path / f"{NAME}.{ending}").read_bytes() == committed


def test_without_words_of_its_own_codes_alone_go_astray() -> None:
    found = extract(PLAN)
    assert [item.code for item in found.objectives] == [None, None, None]
    assert [item.code for item in found.steps] == ["A", "B", "C"]
    _assert_exact(found, ("position", "title", "weight_pct", "unit"))


def test_with_them_every_field_is_exact() -> None:
    found = extract(PLAN, vocabulary=WORDS)
    _assert_exact(found, ("position", "code", "title", "weight_pct", "unit"))
    assert {item.code for item in found.steps} == {None}
    assert found.extras == ()


def _assert_exact(found: Extraction, names: tuple[str, ...]) -> None:
    gold = json.loads((FOLDER / f"{NAME}.json").read_text(encoding="utf-8"))
    assert found.consortium.name == gold["document"]["consortium_name"]
    assert found.document.period_start == gold["document"]["period_start"]
    steps = iter(found.steps)
    for truth, objective in zip(gold["objectives"], found.objectives, strict=True):
        for name in names:
            assert getattr(objective, name) == truth[name]
        for step in truth["steps"]:
            own = next(steps)
            assert (own.indicator, own.target) == (step["indicator"], step["target"])
            assert str(own.deadline) == step["deadline"]
    assert next(steps, None) is None


def _examples() -> list[tuple[str, str]]:
    """The commands of the README's section, each with the output below it."""
    section = README.read_text(encoding="utf-8").split("## A new layout")[1].split("\n## ")[0]
    return re.findall(r"```sh\nverifica (.+?)\n```.*?```text\n(.+?)```", section, re.DOTALL)


def _words(text: str) -> list[str]:
    return re.findall(r"[^\s─]+", text)


@pytest.mark.parametrize(("command", "shown"), _examples())
def test_the_readme_shows_what_is_printed(command: str, shown: str) -> None:
    done = verifica(*command.split(), "--format", "table", cwd=ROOT)
    assert done.returncode == 0, done.stderr
    printed = set(_words(done.stdout))
    assert printed >= set(_words(shown))
    first = next(line.strip() for line in shown.splitlines() if line.strip())
    assert first in done.stdout


def test_the_readme_has_both_examples() -> None:
    assert len(_examples()) == 2
