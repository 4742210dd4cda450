"""Names set in capitals, written as names ordinarily are."""

import re

from extractor.layouts.body_names import Token, lexicon, tokens_of

_LONGEST_ACRONYM = 5  # letters of a head that is one, such as "asp"
_ROMAN = re.compile(r"^[IVXLC]+$")
_VOWELS = frozenset("aeiou")


def ordinary_spelling(name: str, text: str) -> str:
    """A name as the document writes it elsewhere, or with capitals where names have them.

    Args:
        name: As printed; one that is not all in capitals is left as it is.
        text: All that the document says.

    Returns:
        ``Comune di Pian dei Mulini`` for ``COMUNE DI PIAN DEI MULINI``; acronyms keep their
        capitals.
    """
    if not name.isupper():
        return name
    written = next(
        (
            found
            for match in re.finditer(_loosely(name), text, re.IGNORECASE)
            if (found := " ".join(match.group().split())) and _is_mixed(found)
        ),
        None,
    )
    return written or _capitalised(name)


def _loosely(name: str) -> str:
    return r"\s+".join(map(re.escape, name.split()))


def _is_mixed(name: str) -> bool:
    """Whether small and capital letters alternate as in a name, and not as in a slip."""
    return not name.isupper() and not name.islower() and name[0].isupper()


def _capitalised(name: str) -> str:
    tokens = tokens_of(name)
    pieces, end = [], 0
    for index, token in enumerate(tokens):
        pieces.append(name[end : token.start])
        pieces.append(_spelled(tokens, index))
        end = token.end
    return "".join([*pieces, name[end:]])


def _spelled(tokens: list[Token], index: int) -> str:
    token = tokens[index]
    if index and token.folded in lexicon().particles:
        return token.text.lower()
    is_acronym = (
        "." in token.text
        or _ROMAN.match(token.text) is not None
        or (index == 0 and _is_short_head(token))
        or not _VOWELS & set(token.folded)
    )
    return token.text if is_acronym else token.text.capitalize()


def _is_short_head(token: Token) -> bool:
    """Whether a token alone opens the names of bodies and is short: an acronym of their kind."""
    return len(token.folded) <= _LONGEST_ACRONYM and any(
        head == (token.folded,) for head, _ in lexicon().heads
    )
