"""Identifiers for bodies that the registry does not know, made of their names."""

import re
from collections.abc import Sequence

from extractor.layouts.body_names import BodyName, lexicon, words_of_name
from extractor.layouts.folding import plain

_NOT_LETTERS = re.compile(r"[^a-z0-9]+")
_LONGEST = 48  # characters


def identifier_of(name: BodyName, tellers_apart: Sequence[str | None]) -> str:
    """A short identifier: lower-case ASCII words joined by hyphens.

    A long name loses its particles, then the words that any such body uses, so that
    ``consorzio-piana-morella`` remains of a name of ten words. A name that is made of such words
    only is told apart by what else is printed.

    Args:
        name: The name as printed.
        tellers_apart: What tells bodies of the same name apart, best first; None where missing.
    """
    words = words_of_name(name.text)
    for found in (_slug(name.text), _slug(" ".join(words)), _slug(" ".join(_own(words)))):
        if len(found) <= _LONGEST:
            break
    else:
        found = found[: _LONGEST + 1].rpartition("-")[0]
    if name.is_whole:
        return found
    teller = next(item for item in tellers_apart if item is not None)
    return f"{found}-{_slug(teller.replace('.', '') if teller.isupper() else teller)}"


def _slug(text: str) -> str:
    return _NOT_LETTERS.sub("-", plain(text)).strip("-")


def _own(words: Sequence[str]) -> list[str]:
    """The first word and those that are the body's own."""
    return [word for index, word in enumerate(words) if not index or word not in lexicon().generic]
