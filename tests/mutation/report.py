"""What became of the mutants, kept between runs, and the page that lists those that survived."""

import json
import re
import textwrap
import tomllib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fnmatch import fnmatch
from functools import cache
from pathlib import Path

from tests.mutation.mutants import Mutant
from tests.mutation.trial import BROKEN_OFF, KILLED, STILLBORN, SURVIVED, TIMED_OUT, Outcome

_INTRODUCTION = (
    "Each check and each view was changed in one place at a time, and the tests that concern it "
    "were run until one failed (`make mutate`). A mutant that no test sees has survived; one that "
    "DuckDB refuses to make is stillborn and says nothing."
)
JUDGEMENTS = Path(__file__).parent / "judgements.toml"
ENDS = (KILLED, SURVIVED, STILLBORN, TIMED_OUT, BROKEN_OFF)


@dataclass(frozen=True, slots=True)
class Judgement:
    """Why mutants may survive.

    Attributes:
        title: What they have in common, in a few words.
        why: Why no test should tell them from the statement as it is, or why none does.
        files: Patterns of files that it is about.
        change: Pattern, a regular expression, of ``was → becomes``.
        is_equivalent: Whether such a mutant gives the same answers on every database; otherwise it
            is a gap that is left open.
    """

    title: str
    why: str
    files: tuple[str, ...]
    change: str
    is_equivalent: bool

    def covers(self, mutant: Mutant) -> bool:
        """Whether it is about a mutant."""
        return any(fnmatch(mutant.file, pattern) for pattern in self.files) and bool(
            re.search(self.change, f"{mutant.was} → {mutant.becomes}")
        )


@cache
def judgements() -> tuple[Judgement, ...]:
    """Every judgement, in the order of the file: the first that covers a mutant is its own."""
    content = tomllib.loads(JUDGEMENTS.read_text(encoding="utf-8"))
    return tuple(
        Judgement(
            title=one["title"],
            why=one["why"],
            files=tuple(one["files"]),
            change=change,
            is_equivalent=one["is_equivalent"],
        )
        for one in content["judgement"]
        for change in one["changes"]
    )


def judged(mutant: Mutant) -> Judgement | None:
    """What is said of a mutant, if anything."""
    return next((one for one in judgements() if one.covers(mutant)), None)


class Results:
    """What became of mutants by their keys, in a file."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._ends: dict[str, str] = {}
        if path.exists():
            self._ends = json.loads(path.read_text(encoding="utf-8"))

    def add(self, outcome: Outcome) -> None:
        """Keep an outcome in place of an earlier one of the same mutant."""
        self._ends[outcome.mutant.key] = outcome.end

    def end(self, mutant: Mutant) -> str | None:
        """What became of a mutant; None when it was not tried."""
        return self._ends.get(mutant.key)

    def save(self) -> None:
        """Write the file."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        self._path.write_text(json.dumps(self._ends, ensure_ascii=False, indent=0), "utf-8")


def _table(mutants: Sequence[Mutant], results: Results) -> Iterable[str]:
    ends: dict[str, Counter[str]] = {}
    for mutant in mutants:
        if (end := results.end(mutant)) is not None:
            ends.setdefault(mutant.file, Counter())[end] += 1
    yield f"| file | mutants | {' | '.join(ENDS)} |"
    yield f"|---|{'---:|' * (len(ENDS) + 1)}"
    total = sum(ends.values(), Counter[str]())
    for name, count in [*sorted(ends.items()), ("**all**", total)]:
        cells = " | ".join(str(count[end]) for end in ENDS)
        yield f"| {name} | {sum(count.values())} | {cells} |"


def _line(mutant: Mutant) -> str:
    was, becomes = (text.replace("`", "'") for text in (mutant.was, mutant.becomes))
    return f"- {mutant.file}, line {mutant.line}: `{was}` → `{becomes}`"


def page(mutants: Sequence[Mutant], results: Results, day: str) -> str:
    """The page: a table of every file, then each survivor under what is said of it.

    Args:
        mutants: Every mutant of the files as they are.
        results: What became of them.
        day: The day of the run.
    """
    alive = [mutant for mutant in mutants if results.end(mutant) not in (KILLED, STILLBORN, None)]
    under: dict[str, list[Mutant]] = {}
    for mutant in alive:
        judgement = judged(mutant)
        under.setdefault(judgement.title if judgement else "", []).append(mutant)
    kinds = {one.title: one for one in judgements()}
    lines = [f"# Mutants of the checks and the views, {day}", ""]
    lines += [
        *textwrap.wrap(_INTRODUCTION, 100),
        "",
        *_table(mutants, results),
        "",
    ]
    untried = Counter(one.file for one in mutants if results.end(one) is None)
    if untried:
        names = ", ".join(f"{name} ({count})" for name, count in sorted(untried.items()))
        lines += [*textwrap.wrap(f"Not tried in this run: {names}.", 100), ""]
    for is_equivalent, heading in (
        (True, "## Survivors that give the same answers"),
        (False, "## Survivors that are gaps left open"),
    ):
        lines += [heading, ""]
        for title, one in kinds.items():
            if one.is_equivalent == is_equivalent and title in under:
                lines += [f"### {title} ({len(under[title])})", "", one.why.strip(), ""]
                lines += [*map(_line, under[title]), ""]
    lines += ["## Survivors not judged yet", ""]
    lines += [*map(_line, under.get("", [])), ""] if "" in under else ["None.", ""]
    return "\n".join(lines)
