"""How well layouts that nobody wrote the reader for are read, by attribute of the layout.

    python -m benchmarks.layouts [--seeds 0-299] [--words unknown-b] [--misses 20]

Documents are drawn by `corpus.sampler` and read in this process and its workers; nothing is kept.
"""

import argparse
import json
import os
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.layout_scores import Score, score
from corpus.sampler import sample
from corpus.sampler.__main__ import seed_range
from corpus.sampler.attributes import Producer, Words
from corpus.sampler.producers.programs import ProgramMissingError
from extractor import ExtractionError, extract
from models.extraction import Extraction

_LEAST_DOCUMENTS = 5
"""Documents that an attribute's value needs before it is called one of the worst."""

_NAME, _VALUE, _FIGURE = 18, 32, 10


@dataclass(frozen=True)
class Asked:
    """What is drawn."""

    seeds: range
    words: Words | None
    producer: Producer
    is_small: bool
    negative: bool | None


@dataclass(frozen=True)
class Outcome:
    """What became of one document.

    Attributes:
        seed: Its number.
        attributes: How it was drawn.
        score: How well it was read.
        stored: Objectives that were read.
        problem: Why nothing was read; empty where something was.
    """

    seed: int
    attributes: dict[str, str]
    score: Score
    stored: int
    problem: str

    @property
    def is_negative(self) -> bool:
        """Whether the document holds no objectives."""
        return bool(self.attributes["negative"])


def measure(asked: Asked, workers: int) -> list[Outcome]:
    """Draw and read every document.

    Args:
        asked: What is drawn.
        workers: Processes that work at the same time.
    """
    jobs = [(seed, asked) for seed in asked.seeds]
    if workers == 1:
        return [read_one(job) for job in jobs]
    with ProcessPoolExecutor(workers) as pool:
        return list(pool.map(read_one, jobs, chunksize=8))


def read_one(job: tuple[int, Asked]) -> Outcome:
    """Draw one document, read it and compare the two."""
    seed, asked = job
    drawn = sample(
        seed,
        words=asked.words,
        producer=asked.producer,
        negative=asked.negative,
        is_small=asked.is_small,
    )
    extraction, problem = _read(drawn.pdf, drawn.gold["pdf"])
    stored = len(extraction.objectives) if extraction is not None else 0
    return Outcome(seed, drawn.attributes, score(drawn.gold, extraction), stored, problem)


def _read(pdf: bytes, name: str) -> tuple[Extraction | None, str]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(pdf)
        try:
            return extract(path), ""
        except ExtractionError as error:
            return None, type(error).__name__
        except Exception as error:
            return None, f"{type(error).__name__}: {error}"


def mean(values: Iterable[float | None]) -> float:
    """Return the mean of the values that are there; 0 of none."""
    known = [value for value in values if value is not None]
    return sum(known) / len(known) if known else 0.0


def by_attribute(outcomes: Sequence[Outcome]) -> dict[tuple[str, str], list[Outcome]]:
    """Group the documents by attribute and value."""
    groups: dict[tuple[str, str], list[Outcome]] = defaultdict(list)
    for outcome in outcomes:
        for name, value in outcome.attributes.items():
            if value:
                groups[name, value].append(outcome)
    names = list(outcomes[0].attributes) if outcomes else []
    return dict(sorted(groups.items(), key=lambda item: (names.index(item[0][0]), item[0][1])))


def report(outcomes: Sequence[Outcome]) -> str:
    """Return the figures as text: overall, by attribute value, the worst, by field."""
    read = [outcome for outcome in outcomes if not outcome.is_negative]
    papers = [outcome for outcome in outcomes if outcome.is_negative]
    parts = [_overall(read), _papers(papers)]
    if read:
        parts += [_table(read), _worst(read), _fields(read)]
    crashes = sorted({item.problem for item in outcomes if ": " in item.problem})
    if crashes:
        parts.append("Crashes:\n" + "\n".join(f"  {crash}" for crash in crashes))
    return "\n\n".join(part for part in parts if part) + "\n"


def _figures(outcomes: Sequence[Outcome]) -> tuple[float, float, float, float]:
    scores = [outcome.score for outcome in outcomes]
    return (
        mean(item.macro for item in scores),
        mean(item.objectives.f1 for item in scores),
        mean(item.steps.f1 for item in scores),
        mean(item.fields_f1 for item in scores),
    )


def _overall(read: Sequence[Outcome]) -> str:
    macro, objectives, steps, fields = _figures(read)
    return (
        f"{len(read)} documents with objectives: macro F1 {macro:.3f} "
        f"(objectives {objectives:.3f}, steps {steps:.3f}, fields {fields:.3f}); "
        f"{sum(1 for item in read if not item.stored)} gave nothing"
    )


def _papers(papers: Sequence[Outcome]) -> str:
    if not papers:
        return ""
    stored = [item for item in papers if item.stored]
    kinds: dict[str, list[Outcome]] = defaultdict(list)
    for item in papers:
        kinds[item.attributes["negative"]].append(item)
    told = ", ".join(
        f"{kind} {sum(bool(item.stored) for item in items)}/{len(items)}"
        for kind, items in sorted(kinds.items())
        if any(item.stored for item in items)
    )
    return (
        f"{len(papers)} papers without objectives: {len(stored)} stored "
        f"({100 * len(stored) / len(papers):.1f} %), {sum(item.stored for item in papers)} "
        f"objectives invented" + (f"\n  stored: {told}" if told else "")
    )


def _row(name: str, value: str, *figures: str) -> str:
    return f"{name:<{_NAME}}{value:<{_VALUE}}" + "".join(f"{item:>{_FIGURE}}" for item in figures)


def _table(read: Sequence[Outcome]) -> str:
    lines = [_row("attribute", "value", "documents", "macro", "object.", "steps", "fields")]
    last = ""
    for (name, value), items in by_attribute(read).items():
        figures = [f"{figure:.3f}" for figure in _figures(items)]
        lines.append(_row("" if name == last else name, value, str(len(items)), *figures))
        last = name
    return "\n".join(lines)


def worst(read: Sequence[Outcome], count: int = 3) -> list[tuple[str, str, float]]:
    """Return the attribute values that are read worst: attribute, value, macro F1."""
    figures = [
        (name, value, _figures(items)[0])
        for (name, value), items in by_attribute(read).items()
        if len(items) >= _LEAST_DOCUMENTS
    ]
    return sorted(figures, key=lambda item: item[2])[:count]


def _worst(read: Sequence[Outcome]) -> str:
    told = [f"  {name}: {value} {figure:.3f}" for name, value, figure in worst(read)]
    return "Worst three:\n" + "\n".join(told)


def _fields(read: Sequence[Outcome]) -> str:
    totals: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for outcome in read:
        for name, verdicts in outcome.score.fields.items():
            for verdict, count in verdicts.items():
                totals[name][verdict.value] += count
    columns = ("right", "wrong", "missing", "invented")
    lines = [_row("", "field", *columns)]
    lines += [
        _row("", name, *(str(totals[name][column]) for column in columns))
        for name in sorted(totals)
    ]
    return "\n".join(lines)


def _misses(outcomes: Sequence[Outcome], most: int) -> str:
    lines = []
    for outcome in outcomes:
        told = outcome.score
        attributes = ", ".join(value for value in outcome.attributes.values() if value)
        lines.append(f"\n{outcome.seed}: {told.macro:.3f} [{attributes}] {outcome.problem}")
        lines += [f"    not found: {title}" for title in told.missed[:most]]
        lines += [f"    too many: {title[:100]}" for title in told.spurious[:most]]
        lines += [
            f"    {miss.verdict.value}: {miss.field} of {miss.place}: "
            f"wanted {miss.wanted!r:.90} found {miss.found!r:.90}"
            for miss in told.misses[:most]
        ]
    return "\n".join(lines) + "\n"


def _as_json(outcomes: Sequence[Outcome]) -> str:
    read = [outcome for outcome in outcomes if not outcome.is_negative]
    rows: list[dict[str, Any]] = [
        {
            "seed": item.seed,
            "attributes": item.attributes,
            "macro": round(item.score.macro, 4),
            "objectives": item.score.objectives.f1,
            "steps": item.score.steps.f1,
            "fields": item.score.fields_f1,
            "stored": item.stored,
            "problem": item.problem,
        }
        for item in outcomes
    ]
    names = ("macro", "objectives", "steps", "fields")
    overall = dict(zip(names, (round(figure, 4) for figure in _figures(read)), strict=True))
    return json.dumps({"overall": overall, "documents": rows}, ensure_ascii=False, indent=1) + "\n"


def main() -> None:
    """Measure what the command line asks for."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.layouts")
    parser.add_argument("--seeds", type=seed_range, default=range(300), help="first-last")
    parser.add_argument("--words", type=Words, choices=list(Words), help="drawn when left out")
    parser.add_argument("--producer", type=Producer, choices=list(Producer), default=Producer.DRAWN)
    parser.add_argument("--large", action="store_true", help="ten to thirty objectives")
    papers = parser.add_mutually_exclusive_group()
    papers.add_argument("--negatives", action="store_true", help="papers without objectives only")
    papers.add_argument("--positives", action="store_true", help="documents with objectives only")
    parser.add_argument("--workers", type=int, default=min(2, os.cpu_count() or 1))
    parser.add_argument("--misses", type=int, default=0, help="list so many of each document")
    parser.add_argument("--json", action="store_true", help="figures of every document")
    given = parser.parse_args()
    negative = True if given.negatives else False if given.positives else None
    asked = Asked(given.seeds, given.words, given.producer, not given.large, negative)
    began = time.perf_counter()
    try:
        outcomes = measure(asked, given.workers)
    except ProgramMissingError as error:
        sys.exit(f"Nothing was measured: {error}")
    if given.json:
        sys.stdout.write(_as_json(outcomes))
        return
    if given.misses:
        sys.stdout.write(_misses(outcomes, given.misses))
    sys.stdout.write(report(outcomes))
    sys.stdout.write(f"\n{len(outcomes)} documents in {time.perf_counter() - began:.0f} s\n")


if __name__ == "__main__":
    main()
