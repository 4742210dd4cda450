"""Drawn layouts say what their gold says, the same every time, and vary as they promise."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
import unicodedata
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from corpus.sampler import DEVELOPMENT_SEEDS, TEST_SEEDS, sample
from corpus.sampler.attributes import (
    Above,
    Attributes,
    Breaks,
    Codes,
    ColumnOrder,
    Container,
    Deadlines,
    Detail,
    GroupCells,
    Header,
    HeaderOverleaf,
    Kind,
    Measured,
    Other,
    PageForm,
    Producer,
    Rules,
    Running,
    States,
    TimeColumns,
    TitlePlace,
    Totals,
    Words,
)
from corpus.sampler.composing.negatives import NEGATIVES
from corpus.sampler.data import phrases
from corpus.sampler.draws import draw_attributes
from corpus.sampler.producers.programs import ProgramMissingError
from tests.corpus.printed_words import words_of
from tests.samples import ROOT

VOCABULARIES = sorted((ROOT / "extractor").rglob("*.toml"))
NEVER_KNOWN = ("unknown_a", "unknown_b")
LEAST_PHRASES = 12
ARTICLES = frozenset({"il", "lo", "la", "i", "gli", "le", "l", "un", "una"})
PROGRAMS = {
    Producer.HTML: bool(shutil.which("chromium") or shutil.which("google-chrome")),
    Producer.TYPST: find_spec("typst") is not None,
    Producer.SPREADSHEET: bool(shutil.which("soffice") or shutil.which("libreoffice")),
    Producer.TYPEWRITER: True,
}


@pytest.mark.parametrize("seed", range(0, 60, 7))
def test_same_seed_gives_same_bytes(seed: int) -> None:
    assert sample(seed) == sample(seed)


def test_every_value_of_every_attribute_is_drawn() -> None:
    drawn = [draw_attributes(seed, Words.KNOWN, Producer.DRAWN) for seed in range(600)]
    for name, values in {
        "kind": {Kind.PLAN, Kind.REPORT},
        "container": set(Container),
        "title_place": set(TitlePlace),
        "header": set(Header),
        "header_overleaf": set(HeaderOverleaf),
        "group_cells": set(GroupCells),
        "column_order": set(ColumnOrder),
        "time_columns": set(TimeColumns),
        "above": set(Above),
        "totals": set(Totals),
        "codes": set(Codes),
        "measured": set(Measured),
        "states": set(States),
        "deadlines": set(Deadlines),
        "detail": set(Detail),
        "rules": set(Rules),
        "page": set(PageForm),
        "breaks": set(Breaks),
        "running": set(Running),
        "other": set(Other),
    }.items():
        assert {getattr(attributes, name) for attributes in drawn} == values, name


def test_words_and_producer_leave_the_other_attributes_alone() -> None:
    def others(attributes: Attributes) -> dict[str, str]:
        named = attributes.named()
        return {name: named[name] for name in named if name not in ("words", "producer")}

    for seed in range(40):
        known = draw_attributes(seed, Words.KNOWN, Producer.DRAWN)
        unknown = draw_attributes(seed, Words.UNKNOWN_B, Producer.DRAWN)
        assert others(known) == others(unknown)


def test_words_change_labels_and_not_the_records() -> None:
    for seed in range(20):
        known, unknown = sample(seed, words="known"), sample(seed, words="unknown-b")
        assert known.gold["objectives"] == unknown.gold["objectives"]
        assert known.pdf != unknown.pdf or known.attributes["negative"]


def test_development_draws_no_words_of_the_half_to_judge_with() -> None:
    development = {sample(seed).attributes["words"] for seed in DEVELOPMENT_SEEDS[:40]}
    judged = {sample(seed).attributes["words"] for seed in TEST_SEEDS[:40]}
    assert development == {"known", "near", "unknown-a"}
    assert judged == {"known", "near", "unknown-b"}


def folded(text: str) -> tuple[str, ...]:
    """The words of a phrase without accents, articles and endings."""
    bare = unicodedata.normalize("NFKD", text.casefold()).encode("ascii", "ignore").decode()
    words = [word for word in re.findall(r"[a-z0-9%]+", bare) if word not in ARTICLES]
    return tuple(word.rstrip("aeiou") if len(word) > 4 else word for word in words)


def strings_of(data: object) -> Iterator[str]:
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict):
        for key, value in data.items():
            yield str(key)
            yield from strings_of(value)
    elif isinstance(data, list):
        for value in data:
            yield from strings_of(value)


def test_words_never_known_are_in_no_vocabulary() -> None:
    assert VOCABULARIES
    listed = {
        folded(text)
        for path in VOCABULARIES
        for text in strings_of(tomllib.loads(path.read_text("utf-8")))
    }
    for name in NEVER_KNOWN:
        taken = [
            text
            for field, texts in phrases(name).items()
            for text in texts
            if folded(text) in listed and not field.startswith("heading.") and folded(text)
        ]
        assert taken == [], name


def test_every_field_has_enough_words_that_are_never_known() -> None:
    halves = [phrases(name) for name in NEVER_KNOWN]
    assert halves[0].keys() == halves[1].keys() == phrases("known").keys() == phrases("near").keys()
    both: dict[str, list[str]] = {field: halves[0][field] + halves[1][field] for field in halves[0]}
    for field, texts in both.items():
        assert all(len(text.split()) > 1 for text in texts), f"a word alone is in {field}"
        if not field.startswith("none."):
            assert len({folded(text) for text in texts}) >= LEAST_PHRASES, field


def test_the_half_to_judge_with_repeats_nothing_of_the_other() -> None:
    first, second = (
        {folded(text) for texts in phrases(name).values() for text in texts} for name in NEVER_KNOWN
    )
    assert first & second == set()


@pytest.mark.parametrize("seed", range(0, 120, 3))
def test_drawing_prints_its_gold(seed: int, tmp_path: Path) -> None:
    drawn = sample(seed, negative=False)
    path = tmp_path / drawn.gold["pdf"]
    path.write_bytes(drawn.pdf)
    assert missing_share(drawn.gold["objectives"], path) < 0.02


@pytest.mark.parametrize("producer", PROGRAMS)
def test_other_producers_print_their_gold(producer: Producer, tmp_path: Path) -> None:
    if not PROGRAMS[producer]:
        pytest.skip(f"what prints {producer.value} is not installed")
    for seed in (0, 11):
        drawn = sample(seed, producer=producer, negative=False)
        path = tmp_path / drawn.gold["pdf"]
        path.write_bytes(drawn.pdf)
        assert missing_share(drawn.gold["objectives"], path) < 0.02
    assert drawn.pdf == sample(11, producer=producer, negative=False).pdf


def missing_share(objectives: list[dict[str, Any]], path: Path) -> float:
    """The share of gold's words that the pages do not show."""
    words = [
        word
        for record in objectives
        for text in printed_texts(record)
        for word in re.findall(r"\w+", text)
    ]
    printed = {part for word in words_of(path) for part in re.findall(r"\w+", word)}
    return sum(word not in printed for word in words) / len(words)


def printed_texts(record: dict[str, Any]) -> Iterator[str]:
    for name, value in record.items():
        if isinstance(value, str) and name not in ("deadline", "declared_outcome"):
            yield value
        elif isinstance(value, dict) and name == "verification":
            yield from printed_texts(value)
        elif isinstance(value, list) and name == "steps":
            for step in value:
                yield from printed_texts(step)


def test_a_missing_program_is_told_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", os.devnull)
    with pytest.raises(ProgramMissingError, match="chromium is not installed"):
        sample(0, producer="html")
    with pytest.raises(ProgramMissingError, match="soffice is not installed"):
        sample(0, producer="spreadsheet")


def test_rotated_pages_are_turned_and_others_are_not() -> None:
    for seed in range(30):
        drawn = sample(seed)
        pdf = pypdfium2.PdfDocument(drawn.pdf)
        turned = {page.get_rotation() for page in pdf}
        if drawn.attributes["page"] == PageForm.ROTATED:
            assert turned <= {90, 270}
        else:
            assert turned == {0}


def test_cells_left_empty_are_null_in_gold() -> None:
    empty = 0
    for seed in range(60):
        drawn = sample(seed, negative=False)
        steps = [step for item in drawn.gold["objectives"] for step in item["steps"]]
        for name in ("target", "source"):
            values = [step[name] for step in steps]
            if drawn.attributes["detail"] != Detail.GAPS:
                assert None not in values or set(values) == {None}
            empty += None in values and set(values) != {None}
    assert empty > 0


def test_weights_add_up() -> None:
    for seed in range(40):
        objectives = sample(seed, negative=False).gold["objectives"]
        weights = [item["weight_pct"] for item in objectives if item["weight_pct"] is not None]
        assert sum(weights) in (0, 100)
        for item in objectives:
            parts = [step["weight_in_objective_pct"] for step in item["steps"]]
            assert sum(part or 0 for part in parts) in (0, 100)


def test_papers_without_objectives_are_of_many_kinds() -> None:
    assert len(NEGATIVES) >= 12
    kinds = set()
    for seed in range(200):
        drawn = sample(seed, negative=True)
        assert drawn.gold["group"] == "negative"
        assert drawn.gold["objectives"] == []
        kinds.add(drawn.attributes["negative"])
    assert kinds == set(NEGATIVES)


def test_large_documents_have_many_objectives() -> None:
    counts = [
        len(sample(seed, negative=False, is_small=False).gold["objectives"]) for seed in range(5)
    ]
    assert min(counts) >= 10


def test_command_writes_documents_with_their_gold(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "corpus.sampler", "--seeds", "3-5", "--out", str(tmp_path)]
    subprocess.run([*command, "--words", "near"], check=True, cwd=ROOT)
    gold = [json.loads(path.read_text("utf-8")) for path in sorted(tmp_path.glob("*.json"))]
    assert [item["pdf"] for item in gold] == [f"sample-{seed:07d}.pdf" for seed in (3, 4, 5)]
    assert all((tmp_path / item["pdf"]).read_bytes().startswith(b"%PDF") for item in gold)
    assert {item["attributes"]["words"] for item in gold} == {"near"}


def test_command_says_what_a_range_of_seeds_is(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "corpus.sampler", "--seeds", "few", "--out", str(tmp_path)]
    told = subprocess.run(command, check=False, cwd=ROOT, capture_output=True, text=True)
    assert told.returncode == 2
    assert "'few' is no range of seeds, such as 0-299" in told.stderr
