"""Writes the committed documents of the corpus, and their gold, again."""

from __future__ import annotations

from corpus.typesetting.samples import CORPUS, write_samples


def main() -> None:
    write_samples(CORPUS / "documents", CORPUS / "gold")


if __name__ == "__main__":
    main()
