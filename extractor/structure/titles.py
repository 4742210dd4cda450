"""Titles that carry a code: ``Obiettivo operativo 1.2 – Gestione sicura``, ``A.3) Ampliare``."""

import re
from dataclasses import dataclass

from extractor.structure.atoms import Atom
from extractor.structure.evidence import Words

_MOST_LABEL_WORDS = 6
_NUMBER_WORDS = re.compile(r"^\(?(?:n|nr|num|n°|nº|№|numero|cod|codice|rif)\.?°?:?$", re.IGNORECASE)
_CODE = re.compile(
    r"^\(?(?P<code>(?=[A-Za-z]{0,6}[.\-_/]?\d|[IVXL]+\b|[A-Z]\b)"
    r"(?:[A-Za-z]{1,6}|\d{1,4}|[IVXL]{1,5}|\d{1,3}[A-Z]{1,3}\d{0,3}|[A-Z]{1,4}\d{1,4})"
    r"(?:[.\-_/](?:\d{1,4}|[A-Za-z]{1,4}))*[A-Za-z]?\d{0,3})(?P<end>[.):–—-]*)$"
)
_SEPARATORS = re.compile(r"^[\-–—:.)|·•]+$")
_OPENS = re.compile(r"^[\-–—:.)|·•\s]+")


@dataclass(frozen=True)
class CodedTitle:
    """A heading taken apart.

    Attributes:
        prefix: The words before its code, folded, with ``#`` for the code; empty where it has none.
        code: Its code.
        title: The rest.
        names_objective: Whether the words before the code are for an objective.
    """

    prefix: str
    code: Atom | None
    title: Atom | None
    names_objective: bool = False


def coded_title(atom: Atom, words: Words) -> CodedTitle:
    """Take a heading apart; all of it is the title where it has no code."""
    tokens = [word.text for word in atom.words]
    for at in range(min(len(tokens), _MOST_LABEL_WORDS + 1)):
        match = _CODE.match(tokens[at])
        if at and _is_number_word(tokens[at]):
            continue
        if match is None:
            if tokens[at].endswith(":") or (at and _SEPARATORS.match(tokens[at])):
                return _after_colon(atom, at, words)
            continue
        label = " ".join(tokens[:at]).lower()
        names_objective = words.names_objective(label) or _names_card(label, words)
        if not _is_code(tokens, at, match, is_labelled=names_objective):
            continue
        if label and not names_objective and not _is_number_word(tokens[at - 1]):
            return CodedTitle("", None, atom)
        code = atom.between(at, at + 1)
        after = at + 1
        while after < len(tokens) and _SEPARATORS.match(tokens[after]):
            after += 1
        title = atom.between(after)
        if title is not None and title.text[:1] in "-–—:":
            title = title.saying(_OPENS.sub("", title.text))
        return CodedTitle(
            f"{label} #".strip(), code and code.saying(match["code"]), title, names_objective
        )
    return CodedTitle("", None, atom)


def code_behind_words(atom: Atom) -> CodedTitle | None:
    """A heading whose code stands behind words that may be anything; None where it has none."""
    tokens = [word.text for word in atom.words]
    for at in range(1, min(len(tokens), _MOST_LABEL_WORDS + 1)):
        match = _CODE.match(tokens[at])
        if match is None:
            if tokens[at - 1].endswith(":") or _SEPARATORS.match(tokens[at]):
                return None
            continue
        is_last = at + 1 == len(tokens) or bool(match["end"]) or _SEPARATORS.match(tokens[at + 1])
        return code_after_words(atom, at) if is_last else None
    return None


def code_after_words(atom: Atom, at: int) -> CodedTitle | None:
    """A heading whose code is the word at a place, and what stands before it no title."""
    tokens = [word.text for word in atom.words]
    match = _CODE.match(tokens[at])
    if match is None or not _is_code(tokens, at, match, is_labelled=True):
        return None
    after = at + 1
    while after < len(tokens) and _SEPARATORS.match(tokens[after]):
        after += 1
    prefix = f"{' '.join(tokens[:at]).lower()} #"
    code = atom.between(at, at + 1)
    return CodedTitle(prefix, code and code.saying(match["code"]), atom.between(after))


def is_separator(token: str) -> bool:
    """Whether a word is a sign that parts what stands before it from what follows."""
    return _SEPARATORS.match(token) is not None


def _after_colon(atom: Atom, at: int, words: Words) -> CodedTitle:
    """``Obiettivo dell'Ufficio Anagrafe: Ridurre le attese``: the title is behind the colon."""
    label = " ".join(word.text for word in atom.words[: at + 1])
    label = label.rstrip(" :-–—").lower()
    rest = atom.between(at + 1)
    if rest is None or not (words.names_objective(label) or _names_card(label, words)):
        return CodedTitle("", None, atom)
    inner = coded_title(rest, words)
    if inner.code is not None:
        return CodedTitle(f"{label}: #", inner.code, inner.title, names_objective=True)
    return CodedTitle(f"{label}:", None, rest, names_objective=True)


def _names_card(label: str, words: Words) -> bool:
    vocabulary = words.vocabulary
    folded = vocabulary.fold(label)
    cards = [vocabulary.fold(phrase)[0] for phrase in vocabulary.phrases("cards", "headings")]
    return bool(folded) and folded[0] in cards


def _is_number_word(token: str) -> bool:
    return _NUMBER_WORDS.match(token) is not None


def _is_code(tokens: list[str], at: int, match: re.Match[str], *, is_labelled: bool) -> bool:
    """Whether a token that may be a code is one where it stands."""
    code, end = match["code"], match["end"]
    if code.isdigit() and len(code) == 4 and code[:2] in ("19", "20"):
        return False
    has_digit = any(letter.isdigit() for letter in code)
    is_followed = bool(end) or (at + 1 < len(tokens) and _SEPARATORS.match(tokens[at + 1]))
    if is_labelled:
        return has_digit or code.isupper()
    if at and not _is_number_word(tokens[at - 1]):
        return False
    if code.isdigit() and len(code) <= 3:
        return at + 1 < len(tokens) and (bool(is_followed) or tokens[at + 1][:1].isupper())
    if not has_digit:
        return bool(is_followed) and (len(code) == 1 or set(code) <= set("IVXL"))
    return any(not letter.isalnum() for letter in code) or bool(is_followed) or code.isupper()
