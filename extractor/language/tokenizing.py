"""spaCy's Italian tokenizer and matcher, without the parts that train and download models.

``import spacy`` loads all of it, command line and downloads included, for most of a second. The
tokenizer needs the modules of its words and of its vocabulary only, so those are loaded by name
below stand-ins for the packages whose own module asks for the rest.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.matcher import Matcher
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

# What a stand-in holds: names that the tokenizer imports to score itself in training.
_STAND_INS: dict[str, tuple[str, ...]] = {
    "spacy": (),
    "spacy.lang.it": (),
    "spacy.scorer": ("Scorer",),
    "spacy.training": ("validate_examples",),
}


@dataclass(frozen=True, slots=True)
class Tokenizing:
    """What of spaCy the language rules use.

    Attributes:
        vocab: The vocabulary, shared by documents and matchers.
        tokenize: Gives the document of a text.
        matcher: The class of its matchers.
        lower: Number of the attribute that is a token's word in lower case.
        offset: Number of the attribute that is a token's first character.
    """

    vocab: Vocab
    tokenize: Callable[[str], Doc]
    matcher: type[Matcher]
    lower: int
    offset: int


def italian_tokenizer(norm: Callable[[str], str]) -> Tokenizing:
    """Build the tokenizer that ``spacy.blank("it")`` has.

    Args:
        norm: Gives the NORM attribute of a word: patterns name it.

    Returns:
        The tokenizer with its vocabulary.
    """
    with _stood_in_for(_STAND_INS):
        import_module("spacy.tokens")  # the vocabulary asks for it, and cannot load before it
        from spacy.attrs import IDX, LOWER, NORM  # noqa: PLC0415 - below the stand-ins
        from spacy.lang.it.punctuation import TOKENIZER_INFIXES  # noqa: PLC0415
        from spacy.lang.it.tokenizer_exceptions import TOKENIZER_EXCEPTIONS  # noqa: PLC0415
        from spacy.lang.lex_attrs import LEX_ATTRS  # noqa: PLC0415
        from spacy.matcher import Matcher  # noqa: PLC0415
        from spacy.vocab import Vocab  # noqa: PLC0415

        vocab = Vocab(lex_attr_getters={**LEX_ATTRS, NORM: norm})
        tokenize = _tokenizer(vocab, TOKENIZER_EXCEPTIONS, TOKENIZER_INFIXES)
    return Tokenizing(vocab, tokenize, Matcher, LOWER, IDX)


def _tokenizer(
    vocab: Vocab, exceptions: Mapping[str, object], infixes: object
) -> Callable[[str], Doc]:
    from spacy.lang.it.punctuation import TOKENIZER_PREFIXES  # noqa: PLC0415
    from spacy.lang.punctuation import TOKENIZER_SUFFIXES  # noqa: PLC0415
    from spacy.lang.tokenizer_exceptions import URL_MATCH  # noqa: PLC0415
    from spacy.tokenizer import Tokenizer  # noqa: PLC0415
    from spacy.util import (  # noqa: PLC0415
        compile_infix_regex,
        compile_prefix_regex,
        compile_suffix_regex,
    )

    tokenizer: Callable[[str], Doc] = Tokenizer(
        vocab,
        rules=exceptions,
        prefix_search=compile_prefix_regex(TOKENIZER_PREFIXES).search,
        suffix_search=compile_suffix_regex(TOKENIZER_SUFFIXES).search,
        infix_finditer=compile_infix_regex(infixes).finditer,
        url_match=URL_MATCH,
    )
    return tokenizer


@contextmanager
def _stood_in_for(names: Mapping[str, tuple[str, ...]]) -> Iterator[None]:
    """Put stand-ins in the place of packages that are not loaded, and take them away again.

    Modules below them are found where they are; an import of a package itself later loads it whole.
    """
    placed: list[str] = []
    try:
        for name, held in names.items():
            if name in sys.modules:
                continue
            sys.modules[name] = _stand_in(name, held)
            placed.append(name)
        yield
    finally:
        for name in placed:
            del sys.modules[name]


def _stand_in(name: str, held: tuple[str, ...]) -> ModuleType:
    spec = find_spec(name)
    if spec is None:
        raise ModuleNotFoundError(f"{name} is not installed.", name=name)
    package = ModuleType(name)
    package.__path__ = list(spec.submodule_search_locations or [])
    for item in held:
        setattr(package, item, None)
    return package
