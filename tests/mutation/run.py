"""``make mutate``: changes every check and view and counts the changes that no test sees."""

import argparse
import random
import sys
from collections.abc import Sequence
from fnmatch import fnmatch
from pathlib import Path

from tests.mutation.mutants import Mutant, mutants, sql_files
from tests.mutation.report import Results, judged, page
from tests.mutation.trial import KILLED, STILLBORN, SURVIVED, Outcome, try_all


def chosen(patterns: Sequence[str], limit: int | None, seed: int) -> list[Mutant]:
    """The mutants to try.

    Args:
        patterns: Files to take, such as ``checks/*``; all when empty.
        limit: How many to draw of each file; all when None.
        seed: The same seed draws the same mutants.
    """
    found: list[Mutant] = []
    for file, path in sql_files().items():
        if patterns and not any(fnmatch(file, pattern) for pattern in patterns):
            continue
        made = list(mutants(file, path.read_text(encoding="utf-8")))
        if limit is not None and limit < len(made):
            drawn = random.Random(f"{seed} {file}").sample(range(len(made)), limit)  # noqa: S311
            made = [made[number] for number in sorted(drawn)]
        found += made
    return found


def _told(outcomes: list[Outcome], every: int, count: int) -> None:
    """Tell how far it is, every so many mutants."""
    if len(outcomes) % every == 0:
        alive = sum(outcome.end == SURVIVED for outcome in outcomes)
        last = outcomes[-1].mutant.file
        print(f"{len(outcomes)} of {count}, {alive} survived ({last})", file=sys.stderr)  # noqa: T201


def mutate(found: Sequence[Mutant], results: Results, seconds: float) -> list[Outcome]:
    """Try mutants and keep what becomes of them.

    Args:
        found: The mutants.
        results: Where the outcomes are kept; saved as they come.
        seconds: How long the tests of one mutant may take.
    """
    outcomes: list[Outcome] = []

    def tell(outcome: Outcome) -> None:
        outcomes.append(outcome)
        results.add(outcome)
        _told(outcomes, 50, len(found))
        if len(outcomes) % 50 == 0:
            results.save()

    try_all(found, seconds, tell)
    results.save()
    return outcomes


def main() -> int:
    """Try mutants, write the page, and say whether a survivor is left that nobody has judged."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", nargs="*", default=[], help="such as 'checks/*'; all by default")
    parser.add_argument("--limit", type=int, help="how many mutants to draw of each file")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--seconds", type=float, default=60, help="time limit of one mutant")
    parser.add_argument("--again", action="store_true", help="only those that did not end killed")
    parser.add_argument("--results", type=Path, default=Path("build", "mutants.json"))
    parser.add_argument("--out", type=Path, help="write the page here")
    asked = parser.parse_args()
    results = Results(asked.results)
    found = chosen(asked.files, asked.limit, asked.seed)
    if asked.again:
        found = [one for one in found if results.end(one) not in (KILLED, STILLBORN)]
    mutate(found, results, asked.seconds)
    every = chosen((), None, asked.seed)
    if asked.out:
        day = asked.out.stem
        asked.out.parent.mkdir(parents=True, exist_ok=True)
        asked.out.write_text(page(every, results, day), encoding="utf-8")
    left = [
        one
        for one in found
        if results.end(one) not in (KILLED, STILLBORN, None) and not judged(one)
    ]
    for one in left:
        print(f"{one.file}:{one.line} {one.kind}: {one.was} → {one.becomes}")  # noqa: T201
    return 1 if left else 0


if __name__ == "__main__":
    sys.exit(main())
