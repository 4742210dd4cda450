"""``make mutate-language``: changes the rules of ``extractor.language``, counts what no test sees.

Each mutant lives in a forked process: the code of one function is replaced where it is, the gold
sentences are read, and, where none of them tells, the unit tests of the language rules are run.
"""

from __future__ import annotations

import argparse
import ast
import contextlib
import importlib
import os
import random
import re
import signal
import sys
import time
import tomllib
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import FunctionType, ModuleType

import pytest

from extractor.language import read_step
from tests.language.gold import Case, cases, marks
from tests.language.test_families import ALL, Wording, is_read_right
from tests.mutation.python_mutants import PythonMutant, python_mutants
from tests.samples import ROOT

PACKAGE = ROOT / "extractor" / "language"
JUDGEMENTS = Path(__file__).parent / "language_judgements.toml"
GOLD = (
    *("development", "kinds", "long", "traps", "wider", "wider_long", "adverse", "facsimile"),
    "measuring",
)
# Slow ones, and those that the gold sentences stand for.
NOT_UNITS = frozenset(
    {"test_sentences", "test_families", "test_shared_gold", "test_tokenizing", "test_reading"}
)
KILLED, SURVIVED, TIMED_OUT = "killed", "survived", "timed out"
# What is built once from the data files by these is built anew for a mutant of theirs.
_BUILDS_WORDS = re.compile(r"\.words\.|\.phrases$|\.claims$|\.letters$")
_KEPT_CACHES = frozenset({"pipeline", "lexicon", "read_toml", "pattern", "word_set", "small_words"})


def modules() -> dict[str, Path]:
    """Return the modules of the package that hold rules, by name."""
    found: dict[str, Path] = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        name = ".".join(path.relative_to(ROOT).with_suffix("").parts)
        if path.name not in {"__init__.py", "data.py", "explain.py", "records.py", "tokenizing.py"}:
            found[name] = path
    return found


def chosen(limit: int, seed: int, only: str = "") -> list[PythonMutant]:
    """Draw mutants of each module.

    Args:
        limit: How many of each.
        seed: The same seed draws the same.
        only: A part of the names of the modules to take.
    """
    drawn: list[PythonMutant] = []
    for name, path in modules().items():
        if only not in name:
            continue
        made = list(python_mutants(name, path.read_text(encoding="utf-8")))
        picked = random.Random(f"{seed} {name}")  # noqa: S311 - a draw, no secret
        drawn += picked.sample(made, min(limit, len(made)))
    return drawn


@dataclass(frozen=True, slots=True)
class Known:
    """The sentences that the rules read right as they are."""

    cases: tuple[Case, ...]
    wordings: tuple[Wording, ...]

    def all_right(self) -> bool:
        """Whether all of them still are."""
        return all(_is_right(case) for case in self.cases) and all(
            is_read_right(wording) for wording in self.wordings
        )


def _is_right(case: Case) -> bool:
    read = marks(case, read_step(case.context))
    return all(expected == told for expected, told in read.values())


def known() -> Known:
    """Read every gold sentence once and keep those that are right."""
    gold = [case for name in GOLD for case in cases(f"{name}.toml")]
    right = tuple(case for case in gold if _is_right(case))
    return Known(right, tuple(wording for wording in ALL if is_read_right(wording)))


def apply(mutant: PythonMutant) -> None:
    """Put a mutant in the place of the code it changes, for this process."""
    module = importlib.import_module(mutant.module)
    if mutant.value is not None:
        setattr(module, mutant.source, mutant.value)
        return
    space: dict[str, object] = dict(vars(module))
    tree = ast.parse(mutant.source)
    function = tree.body[0]
    assert isinstance(function, ast.FunctionDef)
    function.decorator_list = []
    flags = importlib.import_module("__future__").annotations.compiler_flag
    exec(compile(tree, mutant.module, "exec", flags), space)  # noqa: S102 - our own code, changed
    made = space[function.name]
    target = _bare(_target(module, mutant.function))
    assert isinstance(made, FunctionType)
    target.__code__ = made.__code__


def _target(module: ModuleType, name: str) -> object:
    holder: object = module
    *path, last = name.split(".")
    for part in path:
        holder = getattr(holder, part)
    return vars(holder)[last] if path else getattr(module, last)


def _bare(found: object) -> FunctionType:
    """Return the function below a cache, a property or a static method."""
    for name in ("fget", "__wrapped__", "__func__"):
        found = getattr(found, name, found) or found
    while hasattr(found, "__wrapped__"):
        found = found.__wrapped__
    assert isinstance(found, FunctionType)
    return found


def forget(*, words: bool = False) -> None:
    """Empty the caches that hold what was read; those of the words, too, where they are changed."""
    for name, module in list(sys.modules.items()):
        if not name.startswith("extractor.language"):
            continue
        for item, value in list(vars(module).items()):
            kept = item.lstrip("_") in _KEPT_CACHES and not words
            if not kept and hasattr(value, "cache_clear"):
                value.cache_clear()


def ends(mutant: PythonMutant, sentences: Known, seconds: int) -> str:
    """Try one mutant in a process of its own.

    Args:
        mutant: The mutant.
        sentences: What must still be read right.
        seconds: How long it may take.
    """
    child = os.fork()
    if child == 0:
        signal.alarm(seconds)
        os._exit(_is_seen(mutant, sentences))
    _, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status):
        return TIMED_OUT
    return KILLED if os.WEXITSTATUS(status) else SURVIVED


def _is_seen(mutant: PythonMutant, sentences: Known) -> int:
    """Return 1 where a sentence or a test tells the mutant, 0 where none does."""
    with (
        Path(os.devnull).open("w", encoding="utf-8") as nowhere,
        contextlib.redirect_stdout(nowhere),
    ):
        try:
            apply(mutant)
            forget(words=_BUILDS_WORDS.search(mutant.module) is not None)
            if not sentences.all_right():
                return 1
            folder = sorted((ROOT / "tests" / "language").glob("test_*.py"))
            tests = [str(path) for path in folder if path.stem not in NOT_UNITS]
            quiet = ["-x", "-q", "-p", "no:cacheprovider", "-p", "no:xdist", "-p", "no:randomly"]
            return int(pytest.main([*quiet, *tests]) != 0)
        except BaseException:
            return 1


@dataclass(frozen=True, slots=True)
class Judgement:
    """Why mutants may survive: of which modules, with which change, and the reason."""

    title: str
    why: str
    modules: str
    change: str

    def covers(self, mutant: PythonMutant) -> bool:
        """Whether it is about a mutant."""
        told = f"{mutant.function}: {mutant.was} → {mutant.becomes}"
        return bool(re.search(self.modules, mutant.module) and re.search(self.change, told))


@cache
def judgements() -> tuple[Judgement, ...]:
    """Return every judgement; the first that covers a mutant is its own."""
    entries = tomllib.loads(JUDGEMENTS.read_text(encoding="utf-8"))["judgement"]
    return tuple(Judgement(**entry) for entry in entries)


def _short(mutant: PythonMutant) -> str:
    name = mutant.module.removeprefix("extractor.language.")
    was, becomes = (" ".join(words.split())[:90] for words in (mutant.was, mutant.becomes))
    return f"{name}:{mutant.line} `{was}` → `{becomes}`".replace("|", "\\|")


def page(tried: Sequence[tuple[PythonMutant, str]], day: str, sentences: Known) -> str:
    """Write the page that tells what became of the mutants.

    Args:
        tried: The mutants with their ends.
        day: The date of the run.
        sentences: What they were read against.
    """
    total = Counter(end for _, end in tried)
    lines = [
        f"# Mutants of the language rules, {day}",
        "",
        "A sample of each module of `extractor/language` was changed in one place at a time, and "
        f"{len(sentences.cases)} gold sentences and {len(sentences.wordings)} wordings of the "
        "families were read, then the unit tests run, until one told the difference "
        "(`make mutate-language`).",
        "",
        f"{len(tried)} mutants: {total[KILLED]} killed, {total[SURVIVED]} survived, "
        f"{total[TIMED_OUT]} timed out.",
        "",
        "| module | mutants | killed | survived | timed out |",
        "|---|---:|---:|---:|---:|",
    ]
    for name in sorted({mutant.module for mutant, _ in tried}):
        own = Counter(end for mutant, end in tried if mutant.module == name)
        short = name.removeprefix("extractor.language.")
        lines.append(
            f"| {short} | {own.total()} | {own[KILLED]} | {own[SURVIVED]} | {own[TIMED_OUT]} |"
        )
    return "\n".join([*lines, "", *_survivors(tried)]) + "\n"


def _survivors(tried: Sequence[tuple[PythonMutant, str]]) -> list[str]:
    left = [mutant for mutant, end in tried if end == SURVIVED]
    lines: list[str] = []
    for judgement in judgements():
        mine = [m for m in left if _judgement(m) == judgement]
        if mine:
            lines += [f"## {judgement.title}", "", " ".join(judgement.why.split()), ""]
            lines += [*(f"- {_short(mutant)}" for mutant in mine), ""]
    open_ones = [mutant for mutant in left if _judgement(mutant) is None]
    lines += ["## Survivors not judged yet", ""]
    return [*lines, *(f"- {_short(mutant)}" for mutant in open_ones)] if open_ones else lines[:-2]


def _judgement(mutant: PythonMutant) -> Judgement | None:
    return next((one for one in judgements() if one.covers(mutant)), None)


def mutate(
    drawn: Sequence[PythonMutant],
    sentences: Known,
    seconds: int,
    tell: Callable[[int, PythonMutant, str], None],
    until: float | None = None,
) -> list[tuple[PythonMutant, str]]:
    """Try mutants one after the other, no more of them once a moment of the clock is past."""
    tried: list[tuple[PythonMutant, str]] = []
    for number, mutant in enumerate(drawn, start=1):
        if until is not None and time.monotonic() > until:
            break
        end = ends(mutant, sentences, seconds)
        tried.append((mutant, end))
        tell(number, mutant, end)
    return tried


def main() -> int:
    """Try a sample, write the page, and say whether a survivor is left that nobody has judged."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--limit", type=int, default=8, help="how many mutants of each module")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", default="", help="a part of the names of modules")
    parser.add_argument("--seconds", type=int, default=120, help="time limit of one mutant")
    parser.add_argument("--minutes", type=float, help="stop drawing then; the page tells how many")
    parser.add_argument("--out", type=Path, help="write the page here")
    asked = parser.parse_args()
    sentences = known()
    drawn = chosen(asked.limit, asked.seed, asked.only)
    random.Random(asked.seed).shuffle(drawn)  # noqa: S311 - a run that is cut short is a sample
    until = time.monotonic() + 60 * asked.minutes if asked.minutes else None

    def tell(number: int, mutant: PythonMutant, end: str) -> None:
        if end != KILLED:
            told = f"{number} of {len(drawn)} {end}: {mutant.function} {_short(mutant)}"
            print(told, file=sys.stderr, flush=True)  # noqa: T201

    tried = mutate(drawn, sentences, asked.seconds, tell, until)
    if asked.out:
        day = asked.out.stem.removesuffix("-language")
        asked.out.write_text(page(tried, day, sentences), encoding="utf-8")
    left = [m for m, end in tried if end == SURVIVED and _judgement(m) is None]
    return 1 if left else 0


if __name__ == "__main__":
    sys.exit(main())
