"""Where one clause ends and the next begins: a relative, a conjunction, a comma behind a date."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from extractor.language.clauses.marks import Clause
from extractor.language.clauses.tokens import Tokens
from extractor.language.words.small import small_words
from models.language import ClauseForm

# How strongly a word parts two clauses; the strongest between two predicates counts.
_RELATIVE, _COLON, _CONJUNCTION, _COMMA = 6.0, 4.0, 3.0, 2.0
_BEHIND_DATE = 2.0  # added behind a date, an act, a bracket: what they belong to is complete
_BEFORE_DATE = 2.0  # added before a date that opens a clause
_BEFORE_PREDICATE = 1.0  # added directly before the next predicate
_LATER = 0.01  # added for each word: of equal places the later one counts


def bound_clauses(tokens: Tokens, clauses: Sequence[Clause]) -> None:
    """Give every clause its first word and the word after its last.

    Args:
        tokens: The tokens of the text.
        clauses: The predicates, in order. A clause that qualifies a noun of another is marked
            embedded, and the other takes the words before it as its own.
    """
    for segment in sorted({clause.segment for clause in clauses}):
        inside = [clause for clause in clauses if clause.segment == segment]
        low = tokens.segments.index(segment)
        high = low + tokens.segments.count(segment)
        _bound_segment(tokens, inside, low, high)


def _bound_segment(tokens: Tokens, clauses: list[Clause], low: int, high: int) -> None:
    clauses[0].low = low
    clauses[-1].high = high
    kinds: list[str] = [""]
    for previous, clause in pairwise(clauses):
        place, kind = _boundary(tokens, previous, clause)
        previous.high = clause.low = place
        kinds.append(kind)
    for index, clause in enumerate(clauses):
        clause.is_embedded = _is_embedded(tokens, clauses, kinds, index)
        _keep_in_brackets(tokens, clause)


def _boundary(tokens: Tokens, previous: Clause, clause: Clause) -> tuple[int, str]:
    """Return the first word of a clause behind another, and what parts them."""
    low, high = previous.last + 1, max(previous.last + 1, clause.first)
    stands_alone = clause.first == clause.head and clause.form is not ClauseForm.STATE
    if stands_alone and high > low and tokens.words[high - 1] == ",":
        return high - 1, "comma"
    best, place, kind = 0.0, high, ""
    for index in range(low, high):
        if tokens.taken[index]:
            continue
        score, found = _strength(tokens, index)
        if not score:
            continue
        score += _bonus(tokens, index, low, high, found)
        if score > best:
            best, place, kind = score, index, found
    return (_with_preposition(tokens, low, place) if kind == "relative" else place), kind


def _bonus(tokens: Tokens, index: int, low: int, high: int, kind: str) -> float:
    """Tell how much the words around a place speak for a boundary there."""
    bonus = _LATER * (index - low)
    if index > low and (tokens.taken[index - 1] or tokens.words[index - 1] in {",", ")"}):
        bonus += _BEHIND_DATE
    if index + 1 == high:
        bonus += _BEFORE_PREDICATE
    if kind == "comma" and _opens_with_date(tokens, index + 1):
        bonus += _BEFORE_DATE
    return bonus


def _with_preposition(tokens: Tokens, low: int, place: int) -> int:
    """Return the place of the preposition before a relative: "per i quali"."""
    words = small_words()
    links = words.of | words.to | words.by | words.inside | words.about | words.articles
    while place > low and tokens.words[place - 1] in links:
        place -= 1
    return place


def _opens_with_date(tokens: Tokens, place: int) -> bool:
    """Whether a date or an act begins at a place and its clause goes on behind it."""
    behind = place
    while behind < len(tokens.words) and tokens.taken[behind]:
        behind += 1
    words = small_words()
    closes = tokens.word(behind) in {",", ")", ".", ";", ""} | words.conjunctions
    return behind > place and not closes


def _keep_in_brackets(tokens: Tokens, clause: Clause) -> None:
    """Bound a clause within brackets by them: what stands around is no part of it."""
    opened = bracket_around(tokens, clause.head)
    if opened is None:
        return
    clause.low = max(clause.low, opened)
    for place in range(clause.last, clause.high):
        if tokens.words[place] == ")":
            clause.high = place
            break
    clause.is_embedded = True


def bracket_around(tokens: Tokens, index: int) -> int | None:
    """Return the place of the bracket that is open at a word, None where none is."""
    for place in range(index, -1, -1):
        if tokens.segments[place] != tokens.segments[index] or tokens.words[place] == ")":
            return None
        if tokens.words[place] == "(":
            return place
    return None


def _strength(tokens: Tokens, index: int) -> tuple[float, str]:
    words = small_words()
    word = tokens.words[index]
    if word in words.relative or word in words.subordinate:
        return _RELATIVE, "relative"
    if word in {":", "(", ")"}:
        return _COLON, "colon"
    if word in words.conjunctions:
        return _CONJUNCTION, "conjunction"
    if word in {",", "-", "–"}:
        return _COMMA, "comma"
    return 0.0, ""


def _is_embedded(tokens: Tokens, clauses: list[Clause], kinds: list[str], index: int) -> bool:
    """Whether a clause qualifies a noun of the clause around it."""
    clause = clauses[index]
    following = clauses[index + 1] if index + 1 < len(clauses) else None
    if kinds[index] == "relative":
        return True
    if clause.form is not ClauseForm.PARTICIPLE or following is None:
        return False
    resumes = following.form in {ClauseForm.FINITE, ClauseForm.STATE}
    parted = kinds[index + 1] in {"", "comma"}
    opens = clause.head == clause.low or tokens.word(clause.head - 1) in {"", ".", ":", ";"}
    return resumes and parted and not opens


def words_of(clauses: Sequence[Clause], clause: Clause) -> list[tuple[int, int]]:
    """Return the stretches of words of a clause: its own, and its subject before an embedded one.

    Args:
        clauses: All clauses of the text.
        clause: The clause.
    """
    spans = [(clause.low, clause.high)]
    position = clauses.index(clause)
    while position and clauses[position - 1].is_embedded and not clause.is_embedded:
        embedded = clauses[position - 1]
        if embedded.segment != clause.segment:
            break
        if embedded.low < embedded.first:
            spans.insert(0, (embedded.low, embedded.first))
        elif position > 1 and clauses[position - 2].segment == clause.segment:
            previous = clauses[position - 2]
            if not previous.is_embedded and not _is_complete(previous):
                spans.insert(0, (previous.last + 1, previous.high))
        position -= 1
    return spans


def _is_complete(clause: Clause) -> bool:
    return clause.form in {ClauseForm.FINITE, ClauseForm.STATE}
