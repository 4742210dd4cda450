"""How a statement may be changed: each rule looks at one token and says what could stand there."""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from tests.mutation.tokens import Token


class Change(NamedTuple):
    """A replacement.

    Attributes:
        kind: What sort of change it is.
        start: First byte that goes.
        end: The byte after the last.
        text: What comes in its place.
    """

    kind: str
    start: int
    end: int
    text: str


Rule = Callable[[Sequence[Token], int], Iterator[Change]]

_COMPARISONS = {"<": "<=", "<=": "<", ">": ">=", ">=": ">", "=": "<>", "<>": "="}
_ARITHMETIC = {"+": "-", "-": "+", "*": "/", "/": "*", "%": "*"}
_WORDS = {
    "AND": ("logic", "OR"),
    "OR": ("logic", "AND"),
    "NOT": ("not dropped", ""),
    "TRUE": ("truth", "FALSE"),
    "FALSE": ("truth", "TRUE"),
    "DISTINCT": ("distinct dropped", ""),
    "DESC": ("order", ""),
    "FIRST": ("order", "LAST"),
    "LAST": ("order", "FIRST"),
    "ANTI": ("join", "SEMI"),
    "LEFT": ("join", ""),
}
_FUNCTIONS = {
    "any_value": "count",
    "avg": "sum",
    "bool_and": "bool_or",
    "bool_or": "bool_and",
    "count_if": "count",
    "dense_rank": "rank",
    "rank": "dense_rank",
    "greatest": "least",
    "least": "greatest",
    "lag": "lead",
    "lead": "lag",
    "lower": "upper",
    "max": "min",
    "arg_max": "arg_min",
    "arg_min": "arg_max",
    "max_by": "min_by",
    "min_by": "max_by",
    "median": "avg",
    "min": "max",
    "quantile_cont": "quantile_disc",
    "row_number": "rank",
    "starts_with": "ends_with",
    "sum": "avg",
}
_UNWRAPPED = frozenset({"coalesce", "nullif", "abs", "least", "greatest", "lower"})
_AFTER_CONDITION = frozenset(
    {"GROUP", "ORDER", "HAVING", "QUALIFY", "WINDOW", "LIMIT", "UNION", "EXCEPT", ";"}
)
_NO_VALUE = frozenset(
    {"SELECT", "DISTINCT", "THEN", "ELSE", "WHEN", "AND", "OR", "BY", "IN", "NOT", "CASE", "AS"}
)


def _over(token: Token, kind: str, text: str) -> Change:
    return Change(kind, token.start, token.end, text)


def _until(found: Sequence[Token], start: int, stops: frozenset[str]) -> int:
    """The first token from ``start`` on that leaves its bracket or is one of ``stops`` in it."""
    depth = found[start].depth
    for place in range(start, len(found)):
        token = found[place]
        if token.depth < depth or (token.depth == depth and token.word in stops):
            return place
    return len(found)


def _text(found: Sequence[Token], start: int, end: int) -> str:
    """Tokens ``start`` to ``end - 1`` on one line."""
    parts: list[str] = []
    last = found[start].start
    for token in found[start:end]:
        parts.append(" " if token.start > last else "")
        parts.append(token.text)
        last = token.end
    return "".join(parts)


def _before(found: Sequence[Token], at: int, *words: str) -> bool:
    return at > 0 and found[at - 1].word in words


def comparisons(found: Sequence[Token], at: int) -> Iterator[Change]:
    """Moves the border of a comparison, or turns it round."""
    if text := _COMPARISONS.get(found[at].text):
        yield _over(found[at], "comparison", text)


def arithmetic(found: Sequence[Token], at: int) -> Iterator[Change]:
    """Exchanges a sign between two values."""
    sign = _ARITHMETIC.get(found[at].text)
    if sign is None or at == 0:
        return
    last = found[at - 1]
    is_value = last.is_string or last.is_number or last.text == ")" or last.is_word
    if is_value and last.word not in _NO_VALUE:
        yield _over(found[at], "arithmetic", sign)


def words(found: Sequence[Token], at: int) -> Iterator[Change]:
    """Exchanges or drops a keyword."""
    token = found[at]
    if token.word not in _WORDS or (token.word == "LEFT" and found[at + 1].word != "JOIN"):
        return
    if token.word == "AND" and _closes_between(found, at):
        return
    kind, text = _WORDS[token.word]
    yield _over(token, kind, text)


def _closes_between(found: Sequence[Token], at: int) -> bool:
    for token in reversed(found[:at]):
        if token.depth < found[at].depth:
            return False
        if token.depth == found[at].depth and token.word in ("AND", "OR", "BETWEEN", "WHEN"):
            return token.word == "BETWEEN"
    return False


def missing(found: Sequence[Token], at: int) -> Iterator[Change]:
    """Turns a question after NULL, TRUE, a list or a likeness round."""
    word = found[at].word
    if word == "IS" and found[at + 1].word != "NOT":
        yield Change("is", found[at].end, found[at].end, " NOT")
    if word in ("IN", "LIKE", "BETWEEN") and not _before(found, at, "NOT"):
        yield Change("is", found[at].start, found[at].start, "NOT ")


def constants(found: Sequence[Token], at: int) -> Iterator[Change]:
    """Changes a number by one or to zero, empties a string."""
    token = found[at]
    if token.is_string:
        yield _over(token, "string", "'x'" if token.text == "''" else "''")
    if not token.is_number:
        return
    value = float(token.text)
    yield _over(token, "number", "0" if value else "1")
    # One digit more of a rounded figure is nothing that a reader could see.
    if value and not _is_precision(found, at):
        yield _over(token, "number", f"{value + 1:g}")


def _is_precision(found: Sequence[Token], at: int) -> bool:
    depth = found[at].depth
    opening = next((place for place in range(at, -1, -1) if found[place].depth < depth), 0)
    return _before(found, opening, "ROUND") and _before(found, at, ",")


def functions(found: Sequence[Token], at: int) -> Iterator[Change]:
    """Exchanges a function for its opposite or its neighbour, or leaves its first argument."""
    token = found[at]
    name = token.text.lower()
    if at + 2 >= len(found) or found[at + 1].text != "(":
        return
    if name in _FUNCTIONS:
        yield _over(token, "function", _FUNCTIONS[name])
    if name in _UNWRAPPED:
        end = _until(found, at + 2, frozenset({","}))
        close = _until(found, at + 2, frozenset())
        text = f"({_text(found, at + 2, end)})"
        yield Change("first argument", token.start, found[close].end, text)


def conditions(found: Sequence[Token], at: int) -> Iterator[Change]:
    """Drops the condition of a WHERE, HAVING, QUALIFY or FILTER, or turns it round."""
    start = at + 1
    if found[at].word == "FILTER" and found[start].text == "(":
        start += 2 if found[start + 1].word == "WHERE" else 1
    elif found[at].word not in ("WHERE", "HAVING", "QUALIFY") or _before(found, at, "("):
        return
    end = _until(found, start, _AFTER_CONDITION)
    for text in ("TRUE", f"NOT ({_text(found, start, end)})"):
        yield Change("condition", found[start].start, found[end - 1].end, text)


def branches(found: Sequence[Token], at: int) -> Iterator[Change]:
    """Takes a branch of a CASE always or never, or empties what it gives."""
    word = found[at].word
    if word == "WHEN" and _is_searched(found, at):
        end = _until(found, at + 1, frozenset({"THEN"}))
        for text in ("FALSE", "TRUE"):
            yield Change("branch", found[at + 1].start, found[end - 1].end, text)
    if word in ("THEN", "ELSE"):
        end = _until(found, at + 1, frozenset({"WHEN", "ELSE"}))
        is_constant = end == at + 2 and (found[at + 1].is_string or found[at + 1].word == "NULL")
        if not is_constant:
            yield Change("branch", found[at + 1].start, found[end - 1].end, "NULL")


def _is_searched(found: Sequence[Token], at: int) -> bool:
    opening = next(p for p in range(at, -1, -1) if found[p].depth < found[at].depth)
    return found[opening + 1].word == "WHEN"


def joins(found: Sequence[Token], at: int) -> Iterator[Change]:
    """Keeps rows without a partner, or loses them."""
    word = found[at].word
    if word == "JOIN" and not _before(found, at, "LEFT", "FULL", "ANTI", "SEMI", "CROSS"):
        yield Change("join", found[at].start, found[at].start, "LEFT ")
    if word == "FULL":
        yield _over(found[at], "join", "LEFT")
        yield _over(found[at], "join", "RIGHT")
    if word == "ALL" and _before(found, at, "UNION"):
        yield _over(found[at], "join", "")


def windows(found: Sequence[Token], at: int) -> Iterator[Change]:
    """Turns the order of a key round, or drops one of several keys of a partition."""
    if found[at].word != "BY" or not _before(found, at, "ORDER", "PARTITION"):
        return
    stops = frozenset({"ORDER", "LIMIT", "ROWS", "RANGE", ";"})
    close = _until(found, at + 1, stops)
    keys: list[tuple[int, int]] = []
    start = at + 1
    while start < close:
        end = min(_until(found, start, frozenset({",", *stops})), close)
        keys.append((start, end))
        start = end + 1
    for start, end in keys:
        if _before(found, at, "PARTITION"):
            if len(keys) > 1:
                yield Change("partition", found[start].start, found[end - 1].end, "0")
            continue
        own = [token.word for token in found[start:end]]
        if "DESC" not in own:
            last = start + own.index("NULLS") if "NULLS" in own else end
            yield Change("order", found[last - 1].end, found[last - 1].end, " DESC")


RULES: tuple[Rule, ...] = (
    comparisons,
    arithmetic,
    words,
    missing,
    constants,
    functions,
    conditions,
    branches,
    joins,
    windows,
)
