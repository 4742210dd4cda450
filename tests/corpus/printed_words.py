"""What a PDF prints, for tests that compare it with gold."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdfium2

# Printed in another form than the gold keeps them, or not printed at all.
_NOT_VERBATIM = {"deadline", "kind", "programmes", "strategic_links"}


def words_of(pdf: Path) -> set[str]:
    """Returns the words in a PDF's text layer, hidden ones too."""
    document = pypdfium2.PdfDocument(pdf)
    # pdfium writes a hyphen at the end of a line as U+FFFE.
    texts = (page.get_textpage().get_text_range().replace("\ufffe", "-") for page in document)
    return {word for text in texts for word in text.split()}


def texts_of(value: Any) -> Iterator[str]:
    """Yields the texts of a gold record that are printed verbatim."""
    if isinstance(value, dict):
        for name, part in value.items():
            if name not in _NOT_VERBATIM:
                yield from texts_of(part)
    elif isinstance(value, list):
        for part in value:
            yield from texts_of(part)
    elif isinstance(value, str):
        yield value


def missing_words(gold: Any, pdf: Path) -> list[str]:
    """Returns the words of a gold record that the PDF does not print."""
    printed = words_of(pdf)
    return [
        word
        for text in texts_of(gold)
        for word in text.split()
        if word not in printed and not _broken(word, printed)
    ]


def _broken(word: str, printed: set[str]) -> bool:
    """Whether the word stands over several lines, each part a printed word."""
    cuts = [cut for cut in range(1, len(word)) if word[:cut] in printed]
    return any(word[cut:] in printed or _broken(word[cut:], printed) for cut in cuts)
