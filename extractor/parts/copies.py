"""The same pages twice in one file."""

from collections.abc import Iterator, Sequence

from extractor.pages.page import Page

_FEWEST_WORDS = 20  # a page with fewer says too little to be told from another
_MARGIN = 0.08  # of the page height: page numbers and registration lines stand outside


def copied_runs(pages: Sequence[Page]) -> Iterator[tuple[int, int, int]]:
    """Runs of pages that repeat those right before them.

    Yields:
        For each the number of its first page, how many pages it has, and the number of the first
        page that it repeats; pages are numbered from 1.
    """
    signs = [_sign(page) for page in pages]
    at = 1
    while at < len(pages):
        length = _repeated(signs, at)
        if length:
            yield at + 1, length, at + 1 - length
            at += length
        else:
            at += 1


def _sign(page: Page) -> tuple[str, ...]:
    """The words of a page, those in its margins left out."""
    top, bottom = _MARGIN * page.height, (1 - _MARGIN) * page.height
    return tuple([word[0] for word in page.words if top < word[2] and word[4] < bottom])


def _repeated(signs: Sequence[tuple[str, ...]], at: int) -> int:
    """How many pages from an index on are those right before it; 0 where they are others.

    The longest run counts: two copies of a paper whose pages look alike are copies of the whole.
    """
    for length in range(min(at, len(signs) - at), 0, -1):
        before, after = signs[at - length : at], signs[at : at + length]
        if before == after and max(map(len, after)) >= _FEWEST_WORDS:
            return length
    return 0
