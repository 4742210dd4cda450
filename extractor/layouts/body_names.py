"""The names of public bodies, recognised by the words that open them.

A name begins with a head ("Comune di", "Consorzio") and runs over words that names are made of:
capitalised ones, particles, and words that any such body uses. It ends at a comma, a dash, an
address, the title of a document. A running word in lower case ends it too, and makes the line
prose.
"""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from extractor.layouts.folding import plain
from models.vocabulary import BodyKind

_TOKEN = re.compile(r"[^\W\d_]+(?:\.[^\W\d_]+)*\.?|\d+|\S")
_LONGEST_NAME = 110  # characters
_OPENING, _CLOSING = "\"“«'‘’", "\"”»'’"
_UNSAID = "unsaid"


class Token(NamedTuple):
    """A word or a mark of a text: as printed, folded, and where it stands."""

    text: str
    folded: str
    start: int
    end: int

    @property
    def is_word(self) -> bool:
        """Whether it is made of letters."""
        return self.text[0].isalpha()


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words of ``bodies.toml``, folded."""

    heads: tuple[tuple[tuple[str, ...], BodyKind | None], ...]
    generic: frozenset[str]
    particles: frozenset[str]
    stop: frozenset[str]
    documents: frozenset[str]
    joints: frozenset[str]
    addressed: frozenset[str]
    foreign: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class BodyName:
    """A name found in a text.

    Attributes:
        text: As printed.
        kind: What the head says; None where it does not tell.
        start: Index of its first character in the text.
        printed: As printed, with a particle or mark at its end that something has to follow.
        is_whole: False when nothing in it tells the body from others of its kind.
        is_open: Whether it ends in a word that something has to follow.
        ends_text: Whether the text ends where the name does.
        is_prose: Whether running text follows.
    """

    text: str
    kind: BodyKind | None
    start: int
    printed: str
    is_whole: bool
    is_open: bool
    ends_text: bool
    is_prose: bool


@cache
def lexicon() -> Lexicon:
    """Read the data file."""
    table = tomllib.loads(files("extractor.layouts").joinpath("bodies.toml").read_text("utf-8"))
    words = table.pop("words")
    heads = [
        (tuple(head.split()), None if kind == _UNSAID else BodyKind(kind))
        for kind, entry in table.items()
        for head in entry["heads"]
    ]
    heads.sort(key=lambda item: -len(item[0]))
    return Lexicon(
        heads=tuple(heads),
        generic=frozenset(words["generic"]),
        particles=frozenset(words["particles"]),
        stop=frozenset(words["stop"]),
        documents=frozenset(words["documents"]),
        joints=frozenset(words["joints"]),
        addressed=frozenset(words["addressed"]),
        foreign=tuple(tuple(name.split()) for name in words["foreign"]),
    )


def tokens_of(text: str) -> list[Token]:
    """The words and marks of a text."""
    return [
        Token(word := match.group(), plain(word).replace(".", "") or word, *match.span())
        for match in _TOKEN.finditer(text)
    ]


def words_of_name(name: str) -> tuple[str, ...]:
    """The folded words of a name, particles left out: what two spellings of it have in common."""
    return tuple(
        token.folded
        for token in tokens_of(name)
        if token.is_word and token.folded not in lexicon().particles
    )


def head_at(tokens: list[Token], index: int) -> tuple[int, BodyKind | None] | None:
    """The number of tokens of a head that stands at an index, and its kind."""
    words = lexicon()
    following = [token.folded for token in tokens[index : index + 8] if token.folded != "'"]
    if any(tuple(following[: len(name)]) == name for name in words.foreign):
        return None
    for head, kind in words.heads:
        if tuple(following[: len(head)]) == head:
            end, left = index, len(head)
            while left:
                left -= tokens[end].folded != "'"
                end += 1
            return end - index, kind
    return None


def name_at(text: str, tokens: list[Token], index: int) -> BodyName | None:
    """The name that begins at a token; None when no head stands there."""
    head = head_at(tokens, index)
    if head is None or not tokens[index].text[0].isupper():
        return None
    length, kind = head
    last, own, is_prose, position = index + length - 1, 0, False, index + length
    while position < len(tokens):
        role = _role(tokens, position, text, has_own_words=own > 0)
        if role == "end":
            break
        if role == "prose":
            is_prose = True
            break
        own += role == "own"
        last = position
        position += 1
    trimmed = last
    while trimmed >= index + length and not _closes(tokens, trimmed):
        trimmed -= 1
    name = text[tokens[index].start : tokens[trimmed].end].strip()
    if len(name) > _LONGEST_NAME:
        return None
    return BodyName(
        text=name,
        kind=kind,
        start=tokens[index].start,
        printed=text[tokens[index].start : tokens[last].end].strip(),
        is_whole=own > 0,
        is_open=trimmed < last or tokens[last].folded in lexicon().particles,
        ends_text=position >= len(tokens),
        is_prose=is_prose,
    )


def _closes(tokens: list[Token], index: int) -> bool:
    """Whether a name may end in a token: a word of its own, a quote, an accent set as one."""
    token = tokens[index]
    if token.is_word:
        return token.folded not in lexicon().particles
    if token.folded != "'":
        return token.text in _CLOSING
    before = tokens[index - 1]
    return before.end == token.start and before.folded not in lexicon().particles


def _role(tokens: list[Token], position: int, text: str, *, has_own_words: bool) -> str:
    """What a token does in a name: ``own``, ``shared``, or it is the ``end`` or ``prose``."""
    token, words = tokens[position], lexicon()
    if not token.is_word:
        return _role_of_mark(tokens, position, text)
    if token.folded in words.particles:
        return "shared"
    if token.folded in words.stop and (has_own_words or token.text.islower()):
        return "end"
    if token.folded in words.generic:
        return "shared"
    if token.text[0].isupper():
        return "own"
    return "prose"


def _role_of_mark(tokens: list[Token], position: int, text: str) -> str:
    mark = tokens[position]
    if mark.text in _OPENING + _CLOSING:
        return "shared"
    after = tokens[position + 1] if position + 1 < len(tokens) else None
    if mark.text in "-–" and after is not None and after.is_word:
        is_inside_word = text[mark.start - 1 : mark.start] != " " and text[mark.end] != " "
        if is_inside_word or after.folded in lexicon().generic:
            return "shared"
    return "end"


def continued(name: BodyName, text: str) -> BodyName | None:
    """A name together with the line below it; None when that line is no part of it."""
    tokens = tokens_of(text)
    words = lexicon()
    if not tokens or head_at(tokens, 0) is not None or tokens[0].folded in words.stop:
        return None
    starts_with_particle = tokens[0].folded in words.particles
    is_shared = all(token.folded in words.generic | words.particles for token in tokens)
    if not (name.is_open or not name.is_whole or starts_with_particle or is_shared):
        return None
    whole = f"{name.printed} {text}"
    return name_at(whole, tokens_of(whole), 0)
