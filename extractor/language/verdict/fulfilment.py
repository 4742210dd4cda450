"""What a text tells of one deliverable: done, denied, put off, going on, or nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from extractor.language.asking.deliverables import Deliverable
from extractor.language.clauses.marks import Analysis, Clause
from extractor.language.verdict.matching import (
    NEGATIVE,
    TURNS,
    Match,
    find_matches,
    is_anaphoric,
    is_foreign,
    revocation,
)
from extractor.language.words.data import word_set
from extractor.language.words.lexicon import lexicon
from extractor.language.words.small import small_words
from models.language import Aspect, ClauseState

_LEAST_SCORE = 2.5  # a class alone, without a word of the thing, supports no outcome
_CLOSE = 1.0  # of a score: both speak of the thing alike
_NEAR = 2.0  # of a score: two clauses that close speak of the same thing
_MIDDLE = 3  # the stage of an action whose place in the work is not known
_AHEAD = frozenset({ClauseState.PLANNED, ClauseState.POSTPONED})
_GOING_ON = frozenset({ClauseState.ONGOING, ClauseState.BEGUN})
_PREPARING = frozenset({"draft", "define", "assess", "update"})


@dataclass(frozen=True, slots=True)
class Fulfilment:
    """What a text tells of one deliverable.

    Attributes:
        state: What the closest clause says; None where the text tells nothing of it.
        clause: That clause.
        also_done: Whether another clause tells part of it as done.
    """

    state: ClauseState | None
    clause: Clause | None = None
    also_done: bool = False

    @property
    def is_done(self) -> bool:
        """Whether it is told as done, and nothing against it."""
        return self.state is ClauseState.DONE

    @property
    def is_negative(self) -> bool:
        """Whether it is told as not done."""
        return self.state in NEGATIVE

    @property
    def is_going_on(self) -> bool:
        """Whether it was begun and is not told as ended."""
        return self.state in _GOING_ON


def fulfilment_of(analysis: Analysis, wanted: Deliverable) -> Fulfilment:
    """Tell what a text says of one deliverable.

    Args:
        analysis: The text with its clauses.
        wanted: The deliverable.
    """
    every = find_matches(analysis, wanted)
    undone = revocation(every)
    if undone is not None:
        return Fulfilment(undone.state, undone.clause)
    matches = [m for m in every if m.score >= _LEAST_SCORE]
    done = _closest([m for m in matches if m.state is ClauseState.DONE and m.on_topic])
    against = _closest([m for m in matches if m.state in NEGATIVE])
    going = _closest([m for m in matches if m.state in _GOING_ON])
    rest = _rest_left(analysis, every, done) if done is not None else None
    rest = rest or _before_others(analysis, against, done)
    if rest is not None:
        return Fulfilment(rest.state, rest.clause, also_done=True)
    if against is not None and done is not None and came_about(against, done):
        against = None
    if against is not None and (done is None or against.score > done.score - 0.5):
        is_stronger = done is not None and done.score > against.score
        if not is_stronger or against.clause.head > (done.clause.head if done else 0):
            return Fulfilment(against.state, against.clause, also_done=_is_near(done, against))
    if done is not None and not (going is not None and _goes_on(going, done)):
        return Fulfilment(ClauseState.DONE, done.clause)
    if going is not None:
        if Aspect.FINISH in wanted.aspects and going.state is ClauseState.BEGUN:
            return Fulfilment(None, going.clause)
        return Fulfilment(going.state, going.clause)
    return _implied(analysis, wanted)


def _rest_left(analysis: Analysis, matches: Sequence[Match], done: Match) -> Match | None:
    """Return what is told of the rest behind what was done: "… i restanti saranno formati"."""
    words = small_words()
    tied = {id(match.clause): match for match in matches}
    for clause in analysis.clauses:
        match = tied.get(id(clause)) or Match(clause, _turned(clause), 0.0, on_topic=False)
        if clause.head <= done.clause.head or match.state not in NEGATIVE | _GOING_ON:
            continue
        told = set(analysis.words[clause.low : clause.first])
        is_left = clause.lemma.split()[0] in word_set("claims_words.toml", "left")
        told_of = done.clause.classes | done.clause.argument_classes
        if is_left and clause.argument_classes & told_of:
            return match
        if told & words.rest or (match.score >= _LEAST_SCORE and told & words.others):
            return match
    return None


def _before_others(analysis: Analysis, against: Match | None, done: Match | None) -> Match | None:
    """Return what is told against it where what was done is told of the others only.

    "Per sei si attende la documentazione; alle altre quattro è stato erogato".
    """
    if against is None or done is None or against.clause.head > done.clause.head:
        return None
    words = small_words()
    told = set(analysis.words[done.clause.low : done.clause.first])
    return against if told & (words.rest | words.others) else None


def came_about(against: Match, done: Match) -> bool:
    """Whether what had been planned is told behind it as done: "doveva essere …, è stata …"."""
    follows = done.clause.head > against.clause.head and done.score >= against.score - _CLOSE
    return follows and against.state in _AHEAD and bool(done.clause.dates)


def _turned(clause: Clause) -> ClauseState:
    """Return the state of a clause, or what its verb makes of whatever it speaks of."""
    if clause.state is not ClauseState.DONE:
        return clause.state
    turns = [turn for aspect, turn in TURNS.items() if aspect in clause.aspects]
    return turns[0] if turns else clause.state


def _implied(analysis: Analysis, wanted: Deliverable) -> Fulfilment:
    """Take what prepares a thing as done where the thing itself was approved, signed or sent."""
    if not wanted.classes or not wanted.classes <= _PREPARING:
        return Fulfilment(None)
    own = stage_of(wanted.classes)
    for clause in analysis.clauses:
        named = clause.topics & wanted.topics or (clause.topics and is_anaphoric(clause))
        about = named and not clause.is_draft and not is_foreign(analysis, clause, wanted)
        if clause.state is ClauseState.DONE and about and stage_of(clause.classes) > own + 1:
            return Fulfilment(ClauseState.DONE, clause)
    return Fulfilment(None)


def stage_of(classes: frozenset[str]) -> int:
    """Tell how far along the work an action stands: a start can not stand for an end."""
    stages = lexicon().stages
    return max((stages.get(name, _MIDDLE) for name in classes), default=_MIDDLE)


def _is_near(done: Match | None, against: Match) -> bool:
    """Whether what is told as done is about as close as what is told against it."""
    return done is not None and done.score >= against.score - _NEAR


def _closest(matches: Sequence[Match]) -> Match | None:
    return max(matches, key=lambda match: match.score) if matches else None


def _goes_on(going: Match, done: Match) -> bool:
    """Whether what is going on is told behind what was done, and of the same thing."""
    return going.score >= done.score and going.clause.head > done.clause.head


def told_anyway(
    deliverables: Sequence[Deliverable], told: Sequence[Fulfilment]
) -> list[Fulfilment]:
    """Take what prepares a later deliverable as done where the later one is done.

    Args:
        deliverables: The deliverables.
        told: What the text tells of each.
    """
    found = list(told)
    for index, (wanted, item) in enumerate(zip(deliverables, told, strict=True)):
        if item.state is not None or not wanted.classes & _PREPARING:
            continue
        own = stage_of(wanted.classes)
        for later, other in zip(deliverables[index + 1 :], told[index + 1 :], strict=True):
            stage = stage_of(later.classes)
            about = not wanted.topics or not later.topics or wanted.topics & later.topics
            if other.is_done and stage > own and about:
                found[index] = replace(other)
    return found
