"""Draws random documents with their gold, to measure the reader on layouts nobody wrote it for.

A document goes through four rooms: *attributes* (how it is laid out, each drawn by itself),
*truth* (what it says), *composing* (blocks of what is printed) and *producers* (blocks become a
PDF). `gold` says what a careful reader takes from it.

`python -m corpus.sampler --seeds 0-299 --out FOLDER` writes PDFs with their gold beside them.
"""

from corpus.sampler.sampling import DEVELOPMENT_SEEDS, TEST_SEEDS, Sample, sample

__all__ = ["DEVELOPMENT_SEEDS", "TEST_SEEDS", "Sample", "sample"]
