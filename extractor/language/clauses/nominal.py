"""Clauses without a verb: nouns that stand alone, nouns with a date of their own, verbs left out.

"Nomina della commissione: 5/9/2023", "dopo la pubblicazione dell'avviso (10/01/2022)", "la gara è
stata aggiudicata il 14/07 e la convenzione il giorno successivo".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from extractor.language.clauses.arguments import ActionNoun, NounRole, nominal_clause
from extractor.language.clauses.boundaries import bracket_around
from extractor.language.clauses.marks import Clause
from extractor.language.clauses.tokens import Tokens
from extractor.language.timeline.dates import DateMark
from extractor.language.words.lexicon import stem
from extractor.language.words.small import is_topic, small_words
from models.language import ClauseForm, ClauseState, DateRelation

_NEAR = 8  # words between a noun and the bracket that holds its date
_PARTS = frozenset({",", ";", ":", ".", "-", "–"})
_ASSERTED = frozenset({NounRole.HEAD, NounRole.CIRCUMSTANCE, NounRole.MISSING})


def lone_clauses(
    tokens: Tokens, clauses: Sequence[Clause], nouns: Sequence[ActionNoun]
) -> list[Clause]:
    """Make clauses of the nouns of action in parts of a text that have no predicate."""
    outside = [c for c in clauses if bracket_around(tokens, c.head) is None]
    busy = {clause.segment for clause in outside}
    found: list[Clause] = []
    arguments = {clause.argument for clause in clauses}
    for noun in nouns:
        segment = tokens.segments[noun.head]
        if segment in busy and noun.role is NounRole.MISSING and noun.head not in arguments:
            missed = nominal_clause(tokens, noun, noun.head, noun.last + 1)
            missed.topics = topics_between(tokens, missed, noun.head, noun.last + _NEAR)
            found.append(missed)
        if segment in busy or noun.role not in _ASSERTED:
            continue
        low = tokens.segments.index(segment)
        high = low + tokens.segments.count(segment)
        clause = nominal_clause(tokens, noun, low, high)
        clause.state = _state_of_part(tokens.words[low:high], clause.state)
        found.append(clause)
    _bound(tokens, found)
    return found


def _state_of_part(words: list[str], state: ClauseState) -> ClauseState:
    """Tell what a verb of being makes of a noun: "l'acquisto sarebbe con un contributo"."""
    small = small_words()
    if any(word in small.possible or word in small.modal_possible for word in words):
        return ClauseState.POSSIBLE
    if any(word in small.future or word in small.modal_future for word in words):
        return ClauseState.PLANNED
    if any(word in small.negation for word in words):
        return ClauseState.DENIED
    return state


def _bound(tokens: Tokens, clauses: list[Clause]) -> None:
    """Part the nominal clauses of a segment where the words before each of them begin."""
    words = small_words()
    for previous, clause in pairwise(clauses):
        if previous.segment != clause.segment or previous.high <= clause.low:
            continue
        place = clause.head
        while place > previous.last + 1 and not tokens.taken[place - 1]:
            if tokens.words[place - 1] in _PARTS or tokens.words[place - 1] in words.joining:
                break
            place -= 1
        previous.high = clause.low = place
    for clause in clauses:
        if not clause.topics:
            clause.topics = topics_between(tokens, clause, clause.low, clause.high)


def topics_between(tokens: Tokens, clause: Clause, low: int, high: int) -> frozenset[str]:
    """Return the stems of the words of a stretch that say what it is about."""
    return frozenset(
        stem(tokens.words[place])
        for place in range(low, min(high, len(tokens.words)))
        if not tokens.taken[place]
        and not clause.head <= place <= clause.last
        and is_topic(tokens.words[place])
    )


def bracketed_clauses(
    tokens: Tokens,
    clauses: Sequence[Clause],
    nouns: Sequence[ActionNoun],
    dates: Sequence[DateMark],
) -> list[Clause]:
    """Make clauses of nouns inside another clause whose own date stands in brackets behind them.

    Args:
        tokens: The tokens of the text.
        clauses: The clauses with a predicate.
        nouns: The nouns of action.
        dates: The dates; those in brackets are given to the clauses made.

    Returns:
        The clauses made, each with its date.
    """
    found: list[Clause] = []
    for date in dates:
        place = tokens.at(date.start)
        opened = place - 1 if tokens.word(place - 1) == "(" else place
        if tokens.word(opened) != "(":
            continue
        noun = _noun_before(tokens, clauses, nouns, opened)
        if noun is not None:
            clause = nominal_clause(tokens, noun, noun.head, place + 1)
            clause.topics = topics_between(tokens, clause, noun.head, opened)
            clause.dates.append(date)
            found.append(clause)
    return found


def _noun_before(
    tokens: Tokens, clauses: Sequence[Clause], nouns: Sequence[ActionNoun], opened: int
) -> ActionNoun | None:
    before = [n for n in nouns if opened - _NEAR <= n.head < opened]
    before = [n for n in before if n.role is not NounRole.COMPLEMENT]
    if not before:
        return None
    noun = before[-1]
    nearest = max((c.last for c in clauses if c.last < opened), default=-1)
    is_argument = any(clause.argument == noun.head for clause in clauses)
    same = tokens.segments[noun.head] == tokens.segments[opened]
    return noun if noun.head > nearest and same and not is_argument else None


def gapped_clauses(
    tokens: Tokens,
    clauses: Sequence[Clause],
    nouns: Sequence[ActionNoun],
    dates: Sequence[DateMark],
) -> list[tuple[Clause, Clause]]:
    """Make clauses of a second thing and its date behind one verb.

    Args:
        tokens: The tokens of the text.
        clauses: The clauses with a predicate.
        nouns: The nouns of action.
        dates: The dates of the text.

    Returns:
        The clauses made, each behind the one whose verb it shares; that one ends where it begins.
    """
    found: list[tuple[Clause, Clause]] = []
    for clause in clauses:
        if clause.form not in {ClauseForm.FINITE, ClauseForm.PARTICIPLE}:
            continue
        parent = clause
        rest = _part_with_date(tokens, parent, dates)
        while rest is not None:
            made = _gapped(tokens, parent, nouns, rest)
            parent.high = rest[0]
            found.append((parent, made))
            parent = made
            rest = _part_with_date(tokens, made, dates)
    return found


def _part_with_date(
    tokens: Tokens, clause: Clause, dates: Sequence[DateMark]
) -> tuple[int, int] | None:
    """Return the part of a clause behind its date that names another thing and another date."""
    words = small_words()
    places = [
        tokens.at(date.start)
        for date in dates
        if clause.last < tokens.at(date.start) < clause.high
        and date.relation is not DateRelation.BACKGROUND
        and tokens.word(tokens.at(date.start) - 1) != "("
    ]
    for first, second in pairwise(places):
        for place in range(first + 1, second):
            opens = tokens.words[place] in words.joining | words.subordinate
            if tokens.taken[place] or not opens:
                continue
            if _names_another(tokens, place + 1, second):
                return place, clause.high
    return None


def inherit(parent: Clause, made: Clause) -> None:
    """Give a clause without a verb what the verb before it speaks of, where it names nothing else.

    Args:
        parent: The clause with the verb, filled.
        made: The clause that shares it.
    """
    own = made.argument is not None
    made.aspects = parent.aspects
    if own:
        named = made.roots if parent.argument is None else frozenset[str]()
        made.roots = named | made.argument_roots
        return
    made.argument, made.argument_classes = parent.argument, parent.argument_classes
    made.roots = parent.roots
    if parent.argument is not None or not made.topics:
        made.topics |= parent.topics


def _names_another(tokens: Tokens, low: int, high: int) -> bool:
    """Whether words between a conjunction and a date name a thing: not "con integrazioni"."""
    words = small_words()
    if tokens.word(low) == "," or tokens.word(low) in words.together | words.as_told:
        return False
    told = tokens.words[low:high]
    return any(is_topic(word) for word in told) or tokens.word(high - 1) in words.further


def _gapped(
    tokens: Tokens, clause: Clause, nouns: Sequence[ActionNoun], span: tuple[int, int]
) -> Clause:
    low, high = span
    place = low + 1
    dated = next((at for at in range(low, high) if tokens.taken[at]), high)
    noun = next((n for n in nouns if low < n.head < dated and n.role is NounRole.HEAD), None)
    made = replace(
        clause,
        first=place,
        head=place,
        last=place,
        low=low,
        high=high,
        form=ClauseForm.GAPPED,
        dates=[],
        claims=[],
        acts=[],
        is_embedded=False,
    )
    made.topics = topics_between(tokens, made, low, dated)
    if noun is not None:
        made.head, made.last = noun.head, noun.last
        made.argument, made.argument_classes = noun.head, noun.entry.classes
        made.argument_roots = frozenset({noun.entry.root})
    made.start, made.end = tokens.starts[made.head], tokens.ends[made.last]
    return made
