"""Writes the committed documents of the corpus, and their gold, again."""

from __future__ import annotations

import sys

from corpus.typesetting.layouts.catalogue import LAYOUTS, write_layout
from corpus.typesetting.layouts.producers import ProducerMissingError
from corpus.typesetting.layouts.records import LAYOUTS_FOLDER
from corpus.typesetting.new_layout import FOLDER, write_new_layout
from corpus.typesetting.samples import CORPUS, write_samples


def main() -> None:
    """Writes the samples, and those layouts whose typesetter is installed."""
    write_samples(CORPUS / "documents", CORPUS / "gold")
    write_new_layout(FOLDER)
    for name in LAYOUTS:
        try:
            write_layout(name, LAYOUTS_FOLDER)
        except ProducerMissingError as error:
            sys.stderr.write(f"{name} was left as it is: {error}\n")


if __name__ == "__main__":
    main()
