"""Writes drawn documents and their gold: `python -m corpus.sampler --seeds 0-299 --out DIR`."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from corpus.sampler.attributes import Producer, Words
from corpus.sampler.producers.programs import ProgramMissingError
from corpus.sampler.sampling import sample


def seed_range(text: str) -> range:
    """Read `A-B`, both ends included, or one seed.

    Raises:
        argparse.ArgumentTypeError: When it is neither.
    """
    first, _, last = text.partition("-")
    try:
        return range(int(first), int(last or first) + 1)
    except ValueError as error:
        message = f"{text!r} is no range of seeds, such as 0-299"
        raise argparse.ArgumentTypeError(message) from error


def main() -> None:
    """Draw the documents that the command line asks for."""
    parser = argparse.ArgumentParser(prog="python -m corpus.sampler", description=__doc__)
    parser.add_argument("--seeds", type=seed_range, required=True, help="first and last: 0-299")
    parser.add_argument("--out", type=Path, required=True, help="folder to write to")
    parser.add_argument("--words", type=Words, choices=list(Words), help="drawn when left out")
    parser.add_argument("--producer", type=Producer, choices=list(Producer), default="drawn")
    parser.add_argument("--large", action="store_true", help="ten to thirty objectives")
    asked = parser.parse_args()
    asked.out.mkdir(parents=True, exist_ok=True)
    for seed in asked.seeds:
        try:
            drawn = sample(
                seed, words=asked.words, producer=asked.producer, is_small=not asked.large
            )
        except ProgramMissingError as error:
            sys.exit(f"Nothing was drawn: {error}")
        path = asked.out / drawn.gold["pdf"]
        path.write_bytes(drawn.pdf)
        gold = json.dumps(drawn.gold, ensure_ascii=False, indent=1) + "\n"
        path.with_suffix(".json").write_text(gold, encoding="utf-8")


if __name__ == "__main__":
    main()
