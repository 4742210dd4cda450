"""When a step was completed: the interval that the text allows, and the words that give it.

The event that the indicator asks for decides which date counts; several deliverables end with the
last; what is only claimed has no interval; a date of another event can confirm that a deadline was
met and never proves that it was missed. Only what is told as done can complete anything.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from extractor.language.asking.deliverables import Deliverable
from extractor.language.clauses.marks import Analysis, Clause
from extractor.language.verdict.evidence import later_evidence
from extractor.language.verdict.fulfilment import came_about, stage_of
from extractor.language.verdict.intervals import Interval, days_of, interval_of
from extractor.language.verdict.matching import (
    NEGATIVE,
    Match,
    best_matches,
    find_matches,
    is_of_others,
    revocation,
)
from extractor.language.words.data import pattern, word_set
from extractor.language.words.lexicon import ROOT_LENGTH, find_noun
from models.language import Aspect, ClauseForm, ClauseState, DateRelation

_DONE = frozenset({ClauseState.DONE})
_LATER = frozenset(
    {"send", "use", "publish", "start", "define", "inform", "pay", "register", "arrive"}
)
_IDLE = frozenset({Aspect.PLAN, Aspect.POSTPONE, Aspect.ASK, Aspect.CANCEL, Aspect.MISS})
_TURNS = frozenset({Aspect.POSTPONE, Aspect.CANCEL})
_END = 4  # the stage of what is completed
_BOUNDS = frozenset({DateRelation.POINT, DateRelation.SINCE, DateRelation.UNTIL})


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked of the text.

    Attributes:
        deliverables: What the indicator asks for.
        alternative: Whether one deliverable is enough.
        recurring: Whether it asks for something done again and again.
        deadline: The deadline, if known.
        extended: The deadline as extended, if any.
        stems: Stems of the words of indicator, target and description.
    """

    deliverables: tuple[Deliverable, ...]
    alternative: bool
    recurring: bool
    deadline: date | None
    extended: date | None
    stems: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Trial:
    """A rule tried on a stretch of the text: taken or not, and why."""

    rule: str
    field: str
    start: int
    end: int
    why: str
    fired: bool


@dataclass(slots=True)
class Completion:
    """What the text gives for the completion of a step.

    Attributes:
        interval: The interval, if any.
        contradiction: Span of two dates of one event that exclude each other.
        claim: Span of the claim of punctuality that counts.
        rule: Name of the rule that decided.
        trials: The rules tried.
    """

    interval: Interval | None = None
    contradiction: tuple[int, int] | None = None
    claim: tuple[int, int] | None = None
    rule: str = ""
    trials: list[Trial] = field(default_factory=list)

    def note(self, rule: str, span: tuple[int, int], why: str, *, fired: bool) -> None:
        """Keep that a rule was tried on a date."""
        self.trials.append(Trial(rule, "completed_from", *span, why, fired=fired))

    def drop_interval(self, rule: str) -> None:
        """Take the interval back: by its outcome what was asked for did not come to its end."""
        if self.interval is not None:
            span = self.interval.start, self.interval.end
            why = "what the indicator asks for is told as not done or not finished"
            self.note(rule, span, why, fired=False)
        self.interval, self.contradiction = None, None


@dataclass(slots=True)
class _Told:
    """What the text tells of the deliverables: dated, only claimed, told without a date."""

    found: list[tuple[Clause, Interval]] = field(default_factory=list)
    claimed: list[Clause] = field(default_factory=list)
    undated: list[Clause] = field(default_factory=list)
    denied: bool = False


def read_completion(analysis: Analysis, question: Question) -> Completion:
    """Read the completion from an analysed text.

    Args:
        analysis: The text with its marks.
        question: What is asked of it.

    Returns:
        The interval or the claim, with the rules that were tried.
    """
    result = Completion()
    for mark in analysis.dates:
        if mark.why:
            why = f"not a completion: {mark.why}"
            result.note("date_of_completion", (mark.start, mark.end), why, fired=False)
    told = _Told()
    for wanted in question.deliverables:
        _tell(analysis, question, wanted, told, result)
    answered = told.found or told.claimed or told.undated
    if answered and not (told.denied and not question.alternative):
        _decide(analysis, question, told, result)
    if not answered and not told.denied:
        _fall_back(analysis, question, result)
    _contradict(analysis, question, result)
    if told.denied and result.interval is None:
        result.rule = "required_event_denied"
    if result.claim is None and not told.denied:
        result.claim = _first_claim(analysis)
    return result


def _contradict(analysis: Analysis, question: Question, result: Completion) -> None:
    """Keep both dates where a later one of the same event lies after the deadline."""
    deadline = question.extended or question.deadline
    if result.interval is None or deadline is None:
        return
    later = later_evidence(analysis, question.deliverables, result.interval, deadline)
    if later is None:
        return
    result.interval, result.contradiction = later, (later.start, later.end)
    why = "a later date of the same event excludes the first"
    result.note("later_evidence", result.contradiction, why, fired=True)


def _tell(
    analysis: Analysis,
    question: Question,
    wanted: Deliverable,
    told: _Told,
    result: Completion,
) -> None:
    """Find what the text tells of one deliverable."""
    matches = find_matches(analysis, wanted)
    done = best_matches(matches, _DONE)
    denied = best_matches(matches, NEGATIVE | {ClauseState.ONGOING})
    if revocation(matches) is not None or (denied and _outweighs(denied, done)):
        told.denied = True
        return
    if not done:
        return
    clauses = [match.clause for match in done]
    clauses = [c for c in clauses if not _is_of_part(analysis, c)] or clauses
    intervals = [(clause, _interval(analysis, question, clause, result)) for clause in clauses]
    off_topic = {
        id(match.clause)
        for match in done
        if not match.on_topic and not match.clause.topics & question.stems
    }
    known = [
        (clause, interval)
        for clause, interval in intervals
        if interval is not None
        and not (id(clause) in off_topic and _is_after(interval, question.deadline))
    ]
    claimed = [clause for clause, interval in intervals if interval is None and clause.claims]
    if known and not (claimed and claimed[-1].head > known[-1][0].head):
        told.found.append((known[-1][0], _last_of(analysis, question, known)))
    elif claimed:
        told.claimed.append(claimed[-1])
    else:
        told.undated.append(clauses[0])


def _is_of_part(analysis: Analysis, clause: Clause) -> bool:
    """Whether an event befell only some: "avviati 12 laboratori, di cui 4 conclusi a marzo"."""
    low = analysis.sentences[clause.sentence][0]
    lead = analysis.text[low : clause.start]
    return pattern("shortfalls.toml", "of_part", "pattern").search(lead) is not None


def _is_after(interval: Interval, deadline: date | None) -> bool:
    """Whether an interval would prove a delay."""
    return deadline is not None and interval.first is not None and interval.first > deadline


def _outweighs(denied: Sequence[Match], done: Sequence[Match]) -> bool:
    """Whether a denial counts more than what is told as done."""
    if not done:
        return True
    strongest = max(denied, key=lambda match: match.score)
    if any(came_about(strongest, match) for match in done):
        return False
    return strongest.score > max(m.score for m in done)


def _decide(analysis: Analysis, question: Question, told: _Told, result: Completion) -> None:
    """Put the deliverables together: the last of them ends the interval."""
    if told.claimed and not (question.alternative and told.found):
        _assert(analysis, question, told.claimed[-1], result)
        return
    if not told.found:
        result.rule = "event_not_dated"
        _confirm(analysis, question, told.undated[-1], result)
        return
    last = told.found[-1][1]
    span = last.start, last.end
    if question.recurring and not question.alternative:
        result.rule = "recurring_activity"
        why = "the indicator asks for something done again and again"
        result.note(result.rule, span, why, fired=False)
        return
    last_event = max(clause.head for clause, _ in told.found)
    if not question.alternative and any(clause.head > last_event for clause in told.undated):
        result.rule = "last_deliverable_not_dated"
        why = "another deliverable that the indicator asks for follows without a date"
        result.note(result.rule, span, why, fired=False)
        return
    result.interval = _joined([interval for _, interval in told.found])
    result.rule = "date_of_required_event"
    span = result.interval.start, result.interval.end
    why = "the date belongs to the event that the indicator asks for"
    result.note(result.rule, span, why, fired=True)


def _last_of(
    analysis: Analysis, question: Question, known: list[tuple[Clause, Interval]]
) -> Interval:
    """Return the last of one event told twice; either may count where the deadline lies between."""
    clause, last = max(known, key=lambda item: item[1].last)
    firsts = [interval.first for _, interval in known if interval.first is not None]
    deadline = question.deadline
    if deadline is None or last.first is None or last.first <= deadline:
        return last
    ends = word_set("claims_words.toml", "sequence")
    if any(word in ends for word in analysis.words[clause.low : clause.high]):
        return last
    if firsts and min(firsts) <= deadline:
        return Interval(min(firsts), last.last, last.start, last.end, last.inferred)
    return last


def _joined(intervals: list[Interval]) -> Interval:
    """Return the interval of all deliverables: none is complete before the last has begun to be."""
    last = max(intervals, key=lambda interval: interval.last)
    firsts = [interval.first for interval in intervals if interval.first is not None]
    first = max(firsts) if firsts and last.first is not None else last.first
    return Interval(first, last.last, last.start, last.end, last.inferred)


def _interval(
    analysis: Analysis, question: Question, clause: Clause, result: Completion
) -> Interval | None:
    """Return the interval of one clause; two dates that exclude each other are kept."""
    interval = interval_of(analysis, clause, question.deadline, question.extended)
    if interval is not None and interval.contradicts:
        result.contradiction = (interval.start, interval.end)
    return interval


def _assert(analysis: Analysis, question: Question, clause: Clause, result: Completion) -> None:
    """Keep a claim without a date as a claim, unless a later event's date confirms it."""
    claim = clause.claims[-1]
    result.claim = (claim.start, claim.end)
    result.rule = "punctuality_claimed"
    why = "the event that the indicator asks for is only said to have been on time"
    result.trials.append(Trial(result.rule, "punctuality_basis", *result.claim, why, fired=True))
    _confirm(analysis, question, clause, result)


def _confirm(analysis: Analysis, question: Question, clause: Clause, result: Completion) -> None:
    """Bound an undated event by a later event of the same thing, dated before the deadline."""
    if question.deadline is None or question.recurring:
        return
    for later in analysis.clauses:
        classes = later.classes | later.argument_classes
        if later.head <= clause.head or later.state is not ClauseState.DONE:
            continue
        if not classes & _LATER or classes & clause.classes:
            continue
        marks = [m for m in later.dates if m.relation in _BOUNDS and m.last]
        if later.sentence > clause.sentence + 1 or not marks:
            continue
        mark = min(marks, key=lambda mark: days_of(mark)[1])
        last = days_of(mark)[1]
        if last <= question.deadline:
            result.interval = Interval(None, last, mark.start, mark.end, mark.year_is_inferred)
            result.rule = "later_event_confirms"
            why = "what came after the event asked for lies before the deadline"
            result.note(result.rule, (mark.start, mark.end), why, fired=True)
            return


def _fall_back(analysis: Analysis, question: Question, result: Completion) -> None:
    """Take one dated event and no other, but never as proof of a delay."""
    if question.recurring:
        return
    stage = max((_stage_asked(wanted) for wanted in question.deliverables), default=0)
    candidates = [c for c in analysis.clauses if _may_stand_in(analysis, question, c, stage)]
    dated = [(c, _interval(analysis, question, c, result)) for c in candidates if c.dates]
    known = [(clause, interval) for clause, interval in dated if interval is not None]
    distinct = {(interval.first, interval.last) for _, interval in known}
    claimed = [clause for clause in candidates if clause.claims]
    negative = [c for c in analysis.clauses if c.state in NEGATIVE]
    if len(distinct) != 1 or claimed or negative:
        why = "several dates, and none belongs to what the indicator asks for"
        for _, interval in known:
            result.note("only_dated_event", (interval.start, interval.end), why, fired=False)
        return
    interval = known[-1][1]
    span = interval.start, interval.end
    after = question.deadline is not None and interval.last > question.deadline
    if after and interval.first is not None:
        why = "another event's date after the deadline settles nothing"
        result.note("only_dated_event", span, why, fired=False)
        return
    result.interval = interval
    result.rule = "only_dated_event"
    why = "the only event of the text that has a date; it can not prove a delay"
    result.note(result.rule, span, why, fired=True)


def _may_stand_in(analysis: Analysis, question: Question, clause: Clause, stage: int) -> bool:
    """Whether the date of a clause may stand for that of the event asked for."""
    if clause.state is not ClauseState.DONE or clause.aspects & _IDLE:
        return False
    if any(is_of_others(analysis, clause, wanted) for wanted in question.deliverables):
        return False
    if _speaks_of_turn(analysis, clause):
        return False
    if clause.is_draft and not any(wanted.is_draft for wanted in question.deliverables):
        return False
    if any(_serves(analysis, clause, wanted) for wanted in question.deliverables):
        return False
    begun = Aspect.BEGIN in clause.aspects and clause.form is not ClauseForm.NOUN
    own = 1 if begun else stage_of(clause.classes | clause.argument_classes)
    return own >= stage


def _speaks_of_turn(analysis: Analysis, clause: Clause) -> bool:
    """Whether what was done is a delay or a stop: "approvata la proroga della convenzione"."""
    nouns = (find_noun(word) for word in analysis.words[clause.low : clause.high])
    return any(noun is not None and noun.aspects & _TURNS for noun in nouns)


def _serves(analysis: Analysis, clause: Clause, wanted: Deliverable) -> bool:
    """Whether a clause only serves what was asked: "affidato l'incarico per la redazione"."""
    own = {clause.head, clause.argument}
    return any(
        analysis.words[place][:ROOT_LENGTH] in wanted.roots
        for place in range(clause.last + 1, clause.high)
        if place not in own
    )


def _stage_asked(wanted: Deliverable) -> int:
    """Tell how far along the work a deliverable stands; the end of a thing is behind its doing."""
    if Aspect.BEGIN in wanted.aspects:
        return 1
    ends = _END if Aspect.FINISH in wanted.aspects else 0
    return max(ends, stage_of(wanted.classes))


def _first_claim(analysis: Analysis) -> tuple[int, int] | None:
    denied = [c for c in analysis.clauses if c.state is not ClauseState.DONE]
    for claim in [*analysis.of_kind("punctuality"), *analysis.of_kind("kept")]:
        if not any(claim in clause.claims for clause in denied):
            return claim.start, claim.end
    return None
