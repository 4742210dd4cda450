"""Which clause a date, a claim of punctuality and an act belong to.

In Italian a date follows its participle ("trasmessa al CdA il 10/10/2022") unless it opens the
clause; predicates joined by "e" share the date that follows the last of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from extractor.language.clauses.boundaries import words_of
from extractor.language.clauses.marks import ActMark, ClaimMark, Clause
from extractor.language.clauses.tokens import Tokens
from extractor.language.timeline.dates import DateMark
from extractor.language.words.small import small_words
from models.language import ClauseForm, ClauseState

_JOINED_REACH = 4  # words between two predicates that share a date
_CLOSED_REACH = 8  # words within which a comma closes a participle


def attach(
    tokens: Tokens,
    clauses: Sequence[Clause],
    dates: Sequence[DateMark],
    claims: Sequence[ClaimMark],
    acts: Sequence[ActMark],
) -> None:
    """Give every date, claim of punctuality and act to the clause it speaks of.

    Args:
        tokens: The tokens of the text.
        clauses: Its clauses; their ``dates``, ``claims`` and ``acts`` are filled.
        dates: Its dates.
        claims: Its claims of punctuality.
        acts: Its numbered acts.
    """
    given = {id(date) for clause in clauses for date in clause.dates}
    for date in dates:
        if date.last is None or id(date) in given:
            continue
        place = tokens.at(date.start if date.anchor is None else date.anchor)
        clause = _owner(tokens, clauses, place)
        if clause is not None:
            clause.dates.append(date)
    for claim in claims:
        clause = _owner(tokens, clauses, tokens.at(claim.start))
        if clause is not None:
            clause.claims.append(claim)
    for act in acts:
        clause = _owner(tokens, clauses, tokens.at(act.start))
        if clause is not None:
            clause.acts.append(act)
    _share(tokens, clauses)


def _owner(tokens: Tokens, clauses: Sequence[Clause], place: int) -> Clause | None:
    """Return the clause that holds a place; the nearest before it in its sentence otherwise."""
    held = [
        clause
        for clause in clauses
        if clause.form is not ClauseForm.NOUN or clause.low <= place < clause.high
        if any(low <= place < high for low, high in words_of(clauses, clause))
    ]
    if held:
        inner = [clause for clause in held if clause.low <= place < clause.high]
        return _over_closed(tokens, clauses, (inner or held)[-1], place)
    sentence = tokens.sentences[place] if place < len(tokens.sentences) else 0
    earlier = [c for c in clauses if c.sentence == sentence and c.head < place]
    return earlier[-1] if earlier else None


def _over_closed(tokens: Tokens, clauses: Sequence[Clause], clause: Clause, place: int) -> Clause:
    """Pass over a participle closed by a comma: "…, tenuto dall'ufficio, con delibera n. 5"."""
    behind = tokens.words[clause.last + 1 : place]
    closed = "," in behind[-_CLOSED_REACH:]
    if clause.form is not ClauseForm.PARTICIPLE or not closed or place < clause.last:
        return clause
    if clause.state is not ClauseState.DONE and clause.state is not ClauseState.BACKGROUND:
        return clause
    finite = [
        other
        for other in clauses
        if other.segment == clause.segment
        and other.form is ClauseForm.FINITE
        and other.head < clause.head
    ]
    return finite[-1] if finite and not clause.dates else clause


def _share(tokens: Tokens, clauses: Sequence[Clause]) -> None:
    """Let predicates joined to a dated one without a date between share its dates and claims."""
    for previous, clause in zip(reversed(clauses[:-1]), reversed(clauses[1:]), strict=True):
        if previous.dates or previous.claims or not _are_joined(tokens, previous, clause):
            continue
        behind = [date for date in clause.dates if date.start > clause.start]
        promised = [claim for claim in clause.claims if claim.start > clause.start]
        previous.dates.extend(behind or clause.dates)
        previous.claims.extend(promised or clause.claims)
    for previous, clause in pairwise(clauses):
        opening = [date for date in previous.dates if date.start < previous.start]
        if previous.form is ClauseForm.NOUN and clause.form is ClauseForm.NOUN:
            opening = previous.dates
        if clause.dates or clause.claims or not opening:
            continue
        if _are_joined(tokens, previous, clause):
            clause.dates.extend(opening)


def _are_joined(tokens: Tokens, previous: Clause, clause: Clause) -> bool:
    """Whether two predicates stand side by side: "predisposta ed inviata"."""
    if previous.sentence != clause.sentence or clause.form is ClauseForm.GAPPED:
        return False
    words = small_words()
    between = tokens.words[previous.last + 1 : clause.head]
    if not between or len(between) > _JOINED_REACH:
        return False
    if previous.form is ClauseForm.NOUN and clause.form is ClauseForm.NOUN:
        return any(word in words.joining or word in words.together for word in between)
    linked = any(word in words.joining for word in between)
    return linked and all(
        word in words.joining or words.may_stand_between(word) or word in words.done
        for word in between
    )
