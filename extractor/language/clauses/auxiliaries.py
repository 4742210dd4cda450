"""What the words before a verb make of it: done, denied, planned, only possible."""

from __future__ import annotations

from dataclasses import dataclass

from extractor.language.clauses.tokens import Tokens
from extractor.language.words.lexicon import find_verb
from extractor.language.words.small import SmallWords, small_words
from models.language import ClauseState

_REACH = 9  # words before a participle among which its auxiliary is looked for
_FEW = 4  # words of another kind that may stand between them, behind a preposition


@dataclass(frozen=True, slots=True)
class Auxiliary:
    """What stands before a participle: the state it gives, and the first word of it."""

    state: ClauseState
    first: int


@dataclass(slots=True)
class _Seen:
    """What was met on the way back from a participle."""

    state: ClauseState | None = None
    negated: bool = False
    first: int = 0
    been: bool = False
    owed: bool = False


def find_auxiliary(tokens: Tokens, index: int) -> Auxiliary | None:
    """Find the auxiliary of the participle at ``index``.

    Args:
        tokens: The tokens of the text.
        index: Position of a participle or a predicative adjective.

    Returns:
        The state that it gives and where it begins; None where the participle stands alone.
    """
    words = small_words()
    seen = _Seen(first=index)
    others = 0
    position = index - 1
    while position >= max(0, index - _REACH):
        if tokens.segments[position] != tokens.segments[index]:
            break
        word = tokens.words[position]
        if tokens.taken[position] or (word in {",", "(", ")"} and _beside_taken(tokens, position)):
            position -= 1
            continue
        if not _take(words, word, seen, position):
            if seen.state is not None or others == _FEW or not _may_pass(tokens, position, words):
                break
            others += 1
        position -= 1
    return _settled(seen, index)


def _beside_taken(tokens: Tokens, position: int) -> bool:
    beside = (position - 1, position + 1)
    return any(0 <= near < len(tokens.taken) and tokens.taken[near] for near in beside)


def _take(words: SmallWords, word: str, seen: _Seen, position: int) -> bool:
    """Take one word of the auxiliary; False where it is none."""
    if word in words.negation:
        seen.negated = True
        seen.first = position
        return True
    state = _state_of(words, word)
    if word in words.modal_future and seen.state is None:
        return False  # a modal governs an infinitive: "si intende conclusa" is none
    if state is not None:
        if seen.state is None or state is not ClauseState.DONE:
            seen.state = state
        seen.first = position
        return True
    if word in words.been:
        seen.been = True
        seen.first = position
        return True
    if word in words.modal_past and not words.may_stand_between(word):
        seen.owed = True
        return True
    if seen.state is not None:
        return word in words.clitics
    return words.may_stand_between(word)


def _state_of(words: SmallWords, word: str) -> ClauseState | None:
    if word in words.done:
        return ClauseState.DONE
    if word in words.future or word in words.modal_future:
        return ClauseState.PLANNED
    if word in words.possible or word in words.modal_possible:
        return ClauseState.POSSIBLE
    return None


def _may_pass(tokens: Tokens, position: int, words: SmallWords) -> bool:
    """Whether a word is within a phrase that parts auxiliary and participle: "è stato dal CdA"."""
    if _is_near_auxiliary(tokens, position, words):
        return True
    start = position
    prepositions = words.by | words.together | words.inside
    for back in range(_FEW):
        place = start - back
        word = tokens.word(place)
        if word in words.joining or word in words.relative or word in {".", ";", ":"}:
            return False
        if word in prepositions:
            before = tokens.word(place - 1)
            return before in words.been or before in words.done or words.is_adverb(before)
    return False


def _is_near_auxiliary(tokens: Tokens, position: int, words: SmallWords) -> bool:
    """Whether one or two words of no known kind part a verb from its auxiliary: "verrà presto"."""
    auxiliaries = words.done | words.been | words.future | words.possible
    small = words.articles | words.of | words.to | words.by | words.inside | words.about
    stops = small | words.joining | words.relative | words.together | words.subordinate
    for place in (position, position - 1):
        word = tokens.word(place)
        if word in stops or not word.isalpha() or find_verb(word) is not None:
            return False
        if tokens.word(place - 1) in auxiliaries | words.clitics:
            return tokens.word(place - 1) in auxiliaries
    return False


def _settled(seen: _Seen, index: int) -> Auxiliary | None:
    state = seen.state
    if state is None and seen.been:
        state = ClauseState.DONE
    if (seen.owed or seen.been) and state is ClauseState.POSSIBLE:
        return Auxiliary(ClauseState.DENIED, seen.first)
    if seen.negated and (state is not None or seen.first + 3 >= index):
        return Auxiliary(ClauseState.DENIED, seen.first)
    return None if state is None else Auxiliary(state, seen.first)


def find_governor(tokens: Tokens, index: int) -> Auxiliary | None:
    """Find what governs the infinitive at ``index``: a modal, "da", "per", "senza".

    Returns:
        The state and the first word of it; None where another predicate governs it.
    """
    words = small_words()
    position = index - 1
    negated = False
    past = False
    found: ClauseState | None = None
    first = index
    while position >= max(0, index - _REACH) and found is None:
        word = tokens.words[position]
        if word in words.negation:
            negated = True
        elif word in words.modal_past or word in words.been:
            past = True
        elif word in words.done and past:
            found = ClauseState.DONE
        elif word in words.modal_future:
            found = ClauseState.PLANNED
        elif word in words.modal_possible or (past and word in words.possible):
            found = ClauseState.DENIED if past else ClauseState.POSSIBLE
        elif not (past or words.may_stand_between(word) or word in words.before_infinitive):
            break
        first = position
        position -= 1
    if found is None:
        return None
    while position >= max(0, first - 4) and (
        tokens.words[position] in words.negation or words.may_stand_between(tokens.words[position])
    ):
        negated = negated or tokens.words[position] in words.negation
        first = position
        position -= 1
    return Auxiliary(ClauseState.DENIED if negated else found, first)
