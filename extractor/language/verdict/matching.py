"""Which clauses of a text settle what an indicator asks for, and in which state."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from extractor.language.asking.deliverables import FINAL_STAGES, Deliverable
from extractor.language.clauses.marks import Analysis, Clause
from extractor.language.words.data import pattern
from extractor.language.words.lexicon import ROOT_LENGTH, lexicon, stem
from extractor.language.words.small import small_words
from models.language import Aspect, ClauseForm, ClauseState

# How much ties a clause to a deliverable.
_SAME_WORD, _SAME_CLASS, _ACCEPTED, _BY_ASPECT = 4.0, 3.0, 2.0, 1.0
_SAME_TOPIC, _NO_TOPIC, _SAME_THING, _TEXT_TOPIC = 2.0, 1.5, 1.5, 0.5
_TRAINING = frozenset({"train"})
_PRODUCT = frozenset({"product"})
_HANDING_ON = frozenset({"sign", "send", "publish", "register", "award"})
_TOLD = frozenset({ClauseState.DONE, ClauseState.BACKGROUND})
_STARTED = frozenset({"start", "use"})  # a thing must be there before it is in use
_NAMED_BY_ACTION = frozenset({"report", "attest", "assess", "draft", "inform"})
_TELLING = frozenset({"assess", "train", "call", "digitise", "recruit", "install"})
_THEIRS = frozenset({"send", "inform", "approve", "publish"})
_REACH = 6  # words before a participle among which the noun it goes with stands
_PERFORMED = frozenset({Aspect.HAPPEN, Aspect.FINISH})
TURNS = {
    Aspect.CANCEL: ClauseState.CANCELLED,
    Aspect.POSTPONE: ClauseState.POSTPONED,
    Aspect.MISS: ClauseState.DENIED,
    Aspect.PLAN: ClauseState.PLANNED,
    Aspect.ASK: ClauseState.POSSIBLE,
    Aspect.BACKGROUND: ClauseState.BACKGROUND,
}
NEGATIVE = frozenset(
    {
        *(ClauseState.DENIED, ClauseState.PLANNED, ClauseState.POSTPONED),
        ClauseState.CANCELLED,
    }
)


@dataclass(frozen=True, slots=True)
class Match:
    """A clause that speaks of a deliverable.

    Attributes:
        clause: The clause.
        state: What it says of the deliverable: done, denied, only begun.
        score: How much ties them together.
        on_topic: Whether it speaks of the same thing, as far as the words tell.
    """

    clause: Clause
    state: ClauseState
    score: float
    on_topic: bool


def find_matches(analysis: Analysis, wanted: Deliverable) -> list[Match]:
    """Find the clauses that speak of a deliverable, in the order of the text.

    Args:
        analysis: The text with its clauses.
        wanted: The deliverable.

    Returns:
        A match for each, whatever it says of it.
    """
    found: list[Match] = []
    for clause in analysis.clauses:
        kind = _tie(clause, wanted) or _handed_on(analysis, clause, wanted)
        if kind is None:
            continue
        score, state = kind
        is_plan = clause.is_embedded and Aspect.PLAN in clause.aspects
        if is_plan or is_foreign(analysis, clause, wanted):
            continue
        topic = _topic_score(analysis, clause, wanted)
        least = _TEXT_TOPIC if score == _ACCEPTED else 0.0
        found.append(Match(clause, state, score + topic, topic > least))
    return found


def _tie(clause: Clause, wanted: Deliverable) -> tuple[float, ClauseState] | None:
    """Tell how a clause is tied to a deliverable and what it says of it, None where it is not."""
    own = _class_score(
        clause.classes, clause.roots if clause.argument is None else frozenset(), wanted
    )
    by_argument = _class_score(clause.argument_classes, clause.roots, wanted)
    if _is_opposed(clause, wanted):
        return _SAME_CLASS, ClauseState.DENIED
    if by_argument and clause.aspects and by_argument >= own:
        return by_argument, _state_by_aspect(clause, wanted)
    if own:
        return own, _own_state(clause)
    if wanted.is_final and Aspect.FINISH in clause.aspects:
        return _SAME_WORD, clause.state
    if by_argument and not clause.aspects and clause.form is ClauseForm.GAPPED:
        return by_argument, clause.state
    performs = _asks_performance(wanted) and clause.aspects and not clause.argument_classes
    if performs and (clause.topics & wanted.topics or is_anaphoric(clause)):
        return _BY_ASPECT, _state_by_aspect(clause, wanted)
    return _general_tie(clause, wanted)


def _is_opposed(clause: Clause, wanted: Deliverable) -> bool:
    """Whether the contrary of what was asked was done to the thing: "confermate le tariffe"."""
    opposed = lexicon().opposed
    if wanted.classes.isdisjoint(opposed) or clause.state not in _TOLD:
        return False
    contrary = frozenset(other for name in wanted.classes for other in opposed.get(name, ()))
    own = clause.classes | clause.argument_classes
    return bool(own & contrary and clause.topics & wanted.topics)


def _handed_on(
    analysis: Analysis, clause: Clause, wanted: Deliverable
) -> tuple[float, ClauseState] | None:
    """Tie the signing or sending of a paper that is called by the action asked for."""
    if clause.classes & _HANDING_ON and _names_action(analysis, clause, wanted):
        return _ACCEPTED, _own_state(clause)
    return None


def _general_tie(clause: Clause, wanted: Deliverable) -> tuple[float, ClauseState] | None:
    """Tie a denial, a delay or a stop to what was asked, where it names the thing or "attività"."""
    if clause.state is ClauseState.BACKGROUND:
        return None
    state = _state_by_aspect(clause, wanted)
    turned = bool(clause.aspects & TURNS.keys()) or state is ClauseState.DENIED
    is_action = wanted.classes != _PRODUCT
    if is_action and clause.topics & wanted.topics and clause.state is ClauseState.PLANNED:
        return _BY_ASPECT, clause.state
    if clause.aspects & TURNS.keys() and state in NEGATIVE and _names_root(clause, wanted):
        return _SAME_WORD, state
    named = clause.topics & wanted.topics or clause.argument_topic in wanted.topics
    about = named or (is_anaphoric(clause) and not clause.argument_classes)
    if turned and about and state in NEGATIVE:
        told_otherwise = clause.classes and not clause.aspects and not _is_before(clause, wanted)
        return None if told_otherwise else (_BY_ASPECT, state)
    finished = clause.aspects & _PERFORMED and not clause.classes and not clause.argument_classes
    about = clause.topics & wanted.topics and (is_action or state is ClauseState.DONE)
    if finished and about and not wanted.classes & FINAL_STAGES:
        return _BY_ASPECT, state
    if finished and is_anaphoric(clause):
        return _BY_ASPECT, state
    return None


def _names_root(clause: Clause, wanted: Deliverable) -> bool:
    """Whether a clause names the very action by its noun: "per la liquidazione si attende"."""
    return any(topic[:ROOT_LENGTH] in wanted.roots for topic in clause.topics)


def _is_before(clause: Clause, wanted: Deliverable) -> bool:
    """Whether what is denied comes before what was asked: what is not delivered is not in use."""
    if clause.state is not ClauseState.DENIED:
        return False
    stages = lexicon().stages
    known = [stages[name] for name in clause.classes if name in stages]
    if not known:
        return all(name.startswith("word:") for name in clause.classes)
    asked = [stages[name] for name in wanted.classes if name in stages]
    starts = bool(wanted.classes & _STARTED)
    return starts or (bool(asked) and min(known) <= max(asked))


def _class_score(classes: frozenset[str], roots: frozenset[str], wanted: Deliverable) -> float:
    if not classes and not roots:
        return 0.0
    if roots & wanted.roots:
        return _SAME_WORD
    if classes & wanted.classes:
        return _SAME_CLASS
    return _ACCEPTED if classes & wanted.accepted else 0.0


def _asks_performance(wanted: Deliverable) -> bool:
    return bool(wanted.aspects & _PERFORMED)


def is_anaphoric(clause: Clause, wanted: Deliverable | None = None) -> bool:
    """Whether a clause speaks of "l'attività", "l'obiettivo": of whatever was asked."""
    if clause.names_product and not clause.is_bare:
        return False
    if clause.is_bare:
        return True
    named = wanted.roots if wanted is not None else frozenset[str]()
    topics = {topic for topic in clause.topics if topic[:ROOT_LENGTH] not in named}
    return not topics - _anaphors()


@lru_cache(maxsize=1)
def _anaphors() -> frozenset[str]:
    return frozenset(stem(word) for word in small_words().anaphors)


def _own_state(clause: Clause) -> ClauseState:
    if clause.state is not ClauseState.DONE:
        return clause.state
    for aspect in (Aspect.CANCEL, Aspect.POSTPONE, Aspect.BACKGROUND):
        if aspect in clause.aspects and not clause.classes:
            return TURNS[aspect]
    return ClauseState.DONE


def _state_by_aspect(clause: Clause, wanted: Deliverable) -> ClauseState:
    """Tell what a verb says of the action it speaks of."""
    state = clause.state
    if state is ClauseState.BACKGROUND and Aspect.PLAN in clause.aspects:
        return state
    turns = [aspect for aspect in TURNS if aspect in clause.aspects]
    performs = clause.aspects & _PERFORMED
    if turns and not (performs and turns == [Aspect.ASK]):
        if state is ClauseState.DENIED:
            return _denied_turn(clause, turns[0])
        return TURNS[turns[0]] if state is not ClauseState.POSSIBLE else state
    if state is not ClauseState.DONE or performs:
        return state
    if Aspect.CONTINUE in clause.aspects:
        return ClauseState.ONGOING
    if Aspect.BEGIN in clause.aspects and Aspect.BEGIN not in wanted.aspects:
        return ClauseState.DONE if "start" in wanted.classes else ClauseState.BEGUN
    return state


def _denied_turn(clause: Clause, turn: Aspect) -> ClauseState:
    """Tell what is left of a turn that is denied: "non è mancata", "non è stata possibile"."""
    if turn is Aspect.MISS:
        return ClauseState.DONE
    impossible = turn is Aspect.ASK and clause.form is ClauseForm.STATE
    if impossible or turn is Aspect.PLAN:
        return ClauseState.DENIED
    return ClauseState.BACKGROUND


def _topic_score(analysis: Analysis, clause: Clause, wanted: Deliverable) -> float:
    if clause.topics & wanted.topics:
        return _SAME_TOPIC + 0.1 * min(len(clause.topics & wanted.topics), 4)
    if clause.argument_topic in wanted.topics:
        return _SAME_TOPIC
    if is_anaphoric(clause, wanted):
        return _NO_TOPIC
    if not wanted.topics:
        return _thing_score(analysis, clause, wanted)
    told = frozenset(stem(word) for word in analysis.words[clause.low : clause.high])
    if told & wanted.things:
        return _SAME_THING
    if _names_action(analysis, clause, wanted):
        return _SAME_THING
    if analysis.stems & wanted.topics or _is_same_noun(clause, wanted):
        return _TEXT_TOPIC
    return 0.0


def _names_action(analysis: Analysis, clause: Clause, wanted: Deliverable) -> bool:
    """Whether the thing handed on is called by the action asked: "rendicontazione trasmessa"."""
    if not wanted.classes & _NAMED_BY_ACTION:
        return False
    told = analysis.words[clause.low : clause.first]
    return any(word[:ROOT_LENGTH] in wanted.roots for word in told)


def _is_same_noun(clause: Clause, wanted: Deliverable) -> bool:
    """Whether a clause speaks of the very action asked for, and one that says what it is about."""
    classes = clause.classes | clause.argument_classes
    if clause.argument_classes & wanted.classes & _TRAINING:
        return True
    return bool(clause.roots & wanted.roots and classes & wanted.classes & _TELLING)


def _thing_score(analysis: Analysis, clause: Clause, wanted: Deliverable) -> float:
    """Score a deliverable whose object says little ("servizio") by that word itself."""
    if not wanted.things:
        return _NO_TOPIC
    told = frozenset(stem(word) for word in analysis.words[clause.low : clause.high])
    if told & wanted.things:
        return _SAME_TOPIC
    all_told = frozenset(stem(word) for word in analysis.words)
    return _TEXT_TOPIC if all_told & wanted.things else 0.0


def is_foreign(analysis: Analysis, clause: Clause, wanted: Deliverable) -> bool:
    """Whether a clause is not the one asked for although its verb is: a draft's, or others'."""
    if clause.is_draft and not wanted.is_draft and wanted.classes & FINAL_STAGES:
        return clause.classes & FINAL_STAGES != frozenset()
    if wanted.agents and clause.agents and not wanted.agents & clause.agents:
        return bool(clause.classes & wanted.classes)
    if wanted.agents and clause.form is ClauseForm.GAPPED and _names_agent(analysis, clause):
        return not wanted.agents & clause.agents
    if _is_request(analysis, clause, wanted):
        return True
    if wanted.recipients and clause.recipients and not wanted.recipients & clause.recipients:
        return bool(clause.classes & _THEIRS)
    if _is_of_its_like(analysis, clause, wanted) or _is_of_another(analysis, clause, wanted):
        return True
    return is_of_others(analysis, clause, wanted)


def _names_agent(analysis: Analysis, clause: Clause) -> bool:
    """Whether a clause that leaves its verb out names another who did it: "e dalle giunte"."""
    return not small_words().by.isdisjoint(analysis.words[clause.low : clause.low + 3])


def _is_request(analysis: Analysis, clause: Clause, wanted: Deliverable) -> bool:
    """Whether what was handed on is a request: "la richiesta di differimento presentata"."""
    if not clause.classes & _HANDING_ON or clause.form is not ClauseForm.PARTICIPLE:
        return False
    before = analysis.words[max(0, clause.first - _REACH) : clause.first]
    requests = small_words().requests
    return not requests.isdisjoint(before) and requests.isdisjoint(wanted.words.split())


def _is_of_its_like(analysis: Analysis, clause: Clause, wanted: Deliverable) -> bool:
    """Whether other bodies did what this one had to do: "hanno aderito finora undici Comuni"."""
    words = small_words()
    auxiliaries = analysis.words[clause.first : clause.head]
    if not any(word in words.active for word in auxiliaries):
        return False
    if pattern("grammar.toml", "organs", "itself").search(wanted.words) is None:
        return False
    told = frozenset(analysis.words[clause.low : clause.high]) & words.other_bodies
    return bool(told - frozenset(wanted.words.split()))


def _is_of_another(analysis: Analysis, clause: Clause, wanted: Deliverable) -> bool:
    """Whether a named body did it where the text tells it from the one that reports."""
    words = small_words()
    reporting = pattern("grammar.toml", "organs", "reporting")
    if clause.form is not ClauseForm.FINITE or reporting.search(analysis.text) is None:
        return False
    if not any(word in words.active for word in analysis.words[clause.first : clause.head]):
        return False
    told = analysis.words[clause.low : clause.first]
    subject = [word for word in told if word in words.bodies]
    own = reporting.search(" ".join(told)) is not None
    return bool(subject) and not own and subject[0] not in _asked_subjects(wanted)


def is_of_others(analysis: Analysis, clause: Clause, wanted: Deliverable) -> bool:
    """Whether a body outside did it: "la Prefettura ha trasmesso il nulla osta"."""
    if not clause.classes & _THEIRS or clause.form is not ClauseForm.FINITE:
        return False
    words = small_words()
    auxiliaries = analysis.words[clause.first : clause.head]
    if not any(word in words.active for word in auxiliaries):
        return False
    for place in range(clause.low, clause.first):
        word = analysis.words[place]
        before = analysis.words[place - 1] if place else ""
        if word in words.external and before in words.articles:
            return word not in _asked_subjects(wanted)
    return False


def _asked_subjects(wanted: Deliverable) -> frozenset[str]:
    """Return the words of a deliverable that are no recipients: those may be its actor."""
    words = small_words()
    told = wanted.words.split()
    return frozenset(
        word for place, word in enumerate(told) if not place or told[place - 1] not in words.to
    )


def revocation(matches: Sequence[Match]) -> Match | None:
    """Return what undoes all that was told as done before it: "… ma l'aggiudicazione è revocata".

    Args:
        matches: The clauses that speak of one deliverable, in order.
    """
    for match in reversed(matches):
        if match.state is ClauseState.DONE:
            return None
        if match.state is ClauseState.CANCELLED and match.score >= _ACCEPTED:
            return match
    return None


def best_matches(matches: Sequence[Match], states: frozenset[ClauseState]) -> list[Match]:
    """Return the matches of some states that are tied closest, in order."""
    inside = [match for match in matches if match.state in states]
    best = max((match.score for match in inside), default=0.0)
    return [match for match in inside if match.score >= best - 1.0]
