"""The words of a statement as DuckDB splits it, with how deep each stands in brackets and CASEs."""

from dataclasses import dataclass

import duckdb

_OPENING = frozenset({"(", "[", "CASE"})
_CLOSING = frozenset({")", "]", "END"})


@dataclass(frozen=True, slots=True)
class Token:
    """A word, number, string or sign.

    Attributes:
        text: As written.
        start: First byte in the statement.
        end: The byte after the last.
        depth: Brackets and CASEs around it; those that open and close stand outside of themselves.
    """

    text: str
    start: int
    end: int
    depth: int

    @property
    def word(self) -> str:
        """The text in capitals, for comparison with keywords."""
        return self.text.upper()

    @property
    def is_string(self) -> bool:
        """Whether it is a string constant."""
        return self.text.startswith("'")

    @property
    def is_number(self) -> bool:
        """Whether it is a number."""
        return self.text[0].isdigit()

    @property
    def is_word(self) -> bool:
        """Whether it is a name or a keyword."""
        return self.text[0].isalpha() or self.text[0] in '_"'


def tokens(sql: str) -> tuple[Token, ...]:
    """The tokens of a statement, without comments; positions are bytes of its UTF-8 form."""
    content = sql.encode()
    pieces = duckdb.tokenize(sql)
    ends = [start for start, _ in pieces[1:]] + [len(content)]
    found: list[Token] = []
    depth = 0
    for (start, kind), end in zip(pieces, ends, strict=True):
        if kind.name == "comment":
            continue
        text = content[start:end].decode().rstrip()
        if text.upper() in _CLOSING:
            depth -= 1
        found.append(Token(text, start, start + len(text.encode()), depth))
        if text.upper() in _OPENING:
            depth += 1
    return tuple(found)
