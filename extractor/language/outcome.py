"""Whether the words support what the step asked for: thresholds, answers, events, exceptions.

A wrong ``achieved`` is worse than an honest gap: where two readings differ, the outcome is
``not_assessable``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from extractor.language.amounts import number
from extractor.language.asked import Asked
from extractor.language.completion import Completion
from extractor.language.marks import Analysis, EventMark
from extractor.language.matching import is_foreign
from extractor.language.measures import Measured, measure, ratios

_TERSE, _SHORT = 5, 9
_WHOLE = 100.0
_DONE_WORD = (
    r"(?:obiettivo|attività|step|fase)?\s*(?:fatt|eseguit|realizzat|effettuat|completat|conclus|"
    r"raggiunt|attuat|svolt|evas|adempiut|ultimat)[oaie]"
)
_ONLY_DONE = re.compile(rf"^\s*({_DONE_WORD})(?:\s+(?:al\s+)?100\s?%)?\s*[.;!]?\s*$", re.IGNORECASE)
_DONE_IN_PART = re.compile(
    rf"^\s*{_DONE_WORD}\s+(?:al|per\s+il|nella\s+misura\s+del)\s+(\d+(?:,\d+)?)\s?%", re.IGNORECASE
)
_PLANNED = re.compile(
    r"^\s*\w*\s*(?:previst|programmat|pianificat|richiest|assegnat|dovut)", re.IGNORECASE
)
ACHIEVED, PARTIAL, MISSED, OPEN = (
    "achieved",
    "partially_achieved",
    "not_achieved",
    "not_assessable",
)
_ANSWER = re.compile(
    r"^\s*[\"«(]?\s*(s[iìí]['’]?|s['’]|no)(?![\w])\s*(?P<rest>[,;.:!)\-–\"»]|$|\S+)", re.IGNORECASE
)
_REFLEXIVE_NEXT = re.compile(
    r"^(?:è|e['’]|sono|era|erano|provved\w+|proced\w+|effettu\w+|svol\w+|precis\w+|segnal\w+|rinvi\w+|riman\w+|"
    r"rilev\w+|conferm\w+|attest\w+|ritien\w+|consider\w+|veda|vedano|allega\w*|trov\w+|riporta\w*|stim\w+|tratt\w+)$",
    re.IGNORECASE,
)
_YES_NO_TARGET = re.compile(
    r"^\s*(?:s[iìí]['’]?|s['’]|no|on/off)\s*(?:/\s*(?:no|s[iìí]))?\s*[.;]?\s*$", re.IGNORECASE
)
_EMPTY = re.compile(
    r"^[\s\-–—./]*$|^\s*(?:n\.?\s?[dap]\.?|non\s+(?:previst[oaie]|dovut[oaie]|applicabil[ei]))\b[^.]{0,60}\.?\s*$",
    re.I,
)
_ABSENCE = re.compile(
    r"\b(?:assenza|nessun[ao]?|mancanza|riduzione|diminuzione|zero)\b", re.IGNORECASE
)
_UNIVERSAL = re.compile(
    r"\b(?:tutt[ieao]|ogni|ciascun[oa]?|100\s?%|totalità|intero|intera)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Outcome:
    """An outcome with its reason in Italian and the words it stands on."""

    outcome: str | None
    reason: str | None
    start: int | None = None
    end: int | None = None
    share_pct: float | None = None
    rule: str = ""


def is_empty(text: str | None) -> bool:
    """Whether a text says nothing about an outcome: blank, a dash, "non previsto"."""
    return text is None or _EMPTY.match(text) is not None


def answer(text: str) -> tuple[str, int, int] | None:
    """Reads a leading yes or no: "Sì, …", "Si sono stati realizzati", "S', per tutti", "No".

    Args:
        text: A result.

    Returns:
        ``yes`` or ``no`` with its span, or ``None``: "Si è provveduto" is no yes.
    """
    match = _ANSWER.match(text)
    if match is None:
        return None
    word = match[1].lower().replace("’", "'")
    if word == "no":
        return ("no", match.start(1), match.end(1)) if not match["rest"][:1].isalnum() else None
    rest = match["rest"]
    if word == "si" and rest[:1].isalpha() and _REFLEXIVE_NEXT.match(rest):
        following = text[match.end() :].split()[:1]
        passive = following and re.match(r"stat[oaie]$", following[0], re.IGNORECASE)
        if not passive:
            return None
    return "yes", match.start(1), match.end(1)


def assess(analysis: Analysis, asked: Asked, completion: Completion) -> Outcome:
    """Assesses a step by its words.

    Args:
        analysis: The text with its marks.
        asked: What the step asks for.
        completion: When the step was completed, as read before.

    Returns:
        The outcome with its reason.
    """
    given = answer(analysis.text)
    if given and given[0] == "no":
        return Outcome(
            MISSED, "Il testo risponde «No» a quanto richiesto.", *given[1:], rule="answer_no"
        )
    denied = _denied(analysis, asked, given is not None)
    measured = [measure(analysis, asked, threshold) for threshold in asked.thresholds]
    for result in measured:
        if result.verdict == "missed":
            return _missed(result, analysis)
    if denied is not None:
        return denied
    excepted = _exception(analysis, asked) or _part_of_all(analysis, asked)
    if excepted is not None:
        return excepted
    if asked.thresholds:
        return _by_thresholds(analysis, asked, measured, given)
    if asked.target_deadline is not None:
        return _by_date(analysis, asked, completion, given)
    given = given or _done(analysis)
    if given is not None:
        return _yes(analysis, given)
    return _by_events(analysis, asked)


def _done(analysis: Analysis) -> tuple[str, int, int] | None:
    """A text that is one participle, "Fatto", "Realizzato al 100%": as good as a yes."""
    match = _ONLY_DONE.match(analysis.text)
    return ("yes", match.start(1), match.end(1)) if match else None


def _quote(words: str) -> str:
    flat = " ".join(words.split())
    return f"«{flat}»"


def _missed(result: Measured, analysis: Analysis) -> Outcome:
    threshold = result.threshold
    share = None
    if (
        threshold.comparison in {"at_least", "more_than"}
        and threshold.value
        and result.value is not None
    ):
        share = round(result.value / threshold.value * 100, 2)
    words = analysis.text[result.start : result.end]
    reason = f"Richiesto {_quote(threshold.words)}, il testo riporta {_quote(words)}."
    partial = share is not None and share > 0
    return Outcome(
        PARTIAL if partial else MISSED,
        reason,
        result.start,
        result.end,
        share if partial else None,
        "threshold_missed",
    )


def _denied(analysis: Analysis, asked: Asked, affirmed: bool) -> Outcome | None:
    """What was asked for is said not to have been done, or to be still going on."""
    for claim in analysis.of_kind("denial"):
        if _ABSENCE.search(asked.indicator) or _is_side_remark(analysis, claim.start, asked):
            continue
        words = analysis.text[claim.start : claim.end]
        reason = f"Il testo dice che quanto richiesto non è avvenuto: {_quote(words)}."
        done = [e for e in analysis.events if e.state == "done" and _settles(e, asked)]
        if done:
            return Outcome(PARTIAL, reason, claim.start, claim.end, None, "partly_denied")
        return Outcome(MISSED, reason, claim.start, claim.end, None, "denied")
    missed = [e for e in analysis.events if e.state == "not_done" and _settles(e, asked)]
    done = [e for e in analysis.events if e.state == "done" and _settles(e, asked)]
    if missed and not _ABSENCE.search(asked.indicator):
        event = missed[0]
        reason = (
            f"Il testo nega quanto richiesto: {_quote(analysis.text[event.start : event.end])}."
        )
        state = PARTIAL if done else MISSED
        return Outcome(state, reason, event.start, event.end, None, "required_event_denied")
    return _unfinished(analysis, asked, affirmed or bool(done))


def _unfinished(analysis: Analysis, asked: Asked, told: bool) -> Outcome | None:
    for claim in analysis.of_kind("unfinished"):
        if _is_side_remark(analysis, claim.start, asked):
            continue
        words = analysis.text[claim.start : claim.end]
        reason = f"Il testo dice che l'attività non è conclusa: {_quote(words)}."
        return Outcome(PARTIAL, reason, claim.start, claim.end, None, "unfinished")
    ahead = [e for e in analysis.events if e.state == "future" and _settles(e, asked)]
    if ahead and not told:
        event = ahead[0]
        reason = (
            f"Il testo rinvia quanto richiesto: {_quote(analysis.text[event.start : event.end])}."
        )
        return Outcome(MISSED, reason, event.start, event.end, None, "still_to_come")
    return None


def _settles(event: EventMark, asked: Asked) -> bool:
    return any(event.classes & wanted.accepted for wanted in asked.deliverables)


def _is_side_remark(analysis: Analysis, start: int, asked: Asked) -> bool:
    """Whether a denial stands in a sentence that shares no word with what was asked."""
    if len(analysis.text.split()) <= _SHORT or answer(analysis.text) is not None:
        return False
    for low, high in analysis.sentences:
        if low <= start < high:
            sentence = frozenset(
                word[:6] for word in re.findall(r"\w{4,}", analysis.text[low:high].lower())
            )
            generic = re.search(
                r"\b(?:obiettivo|step|attività|fase|progetto|target)\b",
                analysis.text[low:high],
                re.I,
            )
            return not generic and not sentence & frozenset(s[:6] for s in asked.stems)
    return True


def _exception(analysis: Analysis, asked: Asked) -> Outcome | None:
    """Reads "tutti … tranne la collega": that is not all."""
    almost = analysis.of_kind("almost")
    if almost and not _UNIVERSAL.search(f"{asked.target} {asked.indicator}"):
        almost = []
    for claim in [*analysis.of_kind("exception"), *almost]:
        low, high = next(
            ((a, b) for a, b in analysis.sentences if a <= claim.start < b), (0, len(analysis.text))
        )
        whole = f"{analysis.text[low:high]} {asked.target} {asked.indicator}"
        if not _UNIVERSAL.search(whole):
            continue
        clause = re.split(r"[;.]", analysis.text[claim.start : high])[0]
        reason = f"Il testo fa un'eccezione a quanto richiesto: {_quote(clause)}."
        return Outcome(PARTIAL, reason, claim.start, claim.start + len(clause), None, "exception")
    return None


def _part_of_all(analysis: Analysis, asked: Asked) -> Outcome | None:
    """Reads "3 delle 4 iniziative programmate" where all were asked for."""
    for share in ratios(analysis.text):
        planned = _PLANNED.search(analysis.text[share.end : share.end + 40])
        if (
            share.pct < _WHOLE
            and not asked.thresholds
            and (planned or _UNIVERSAL.search(asked.indicator))
        ):
            words = analysis.text[share.start : share.end]
            reason = f"Il testo riporta una parte di quanto richiesto: {_quote(words)}."
            return Outcome(PARTIAL, reason, share.start, share.end, share.pct, "part_of_all")
    percent = _DONE_IN_PART.match(analysis.text)
    if percent and number(percent[1]) < _WHOLE and not asked.thresholds:
        reason = f"Il testo dichiara una parte: {_quote(percent[0])}."
        return Outcome(PARTIAL, reason, 0, percent.end(), number(percent[1]), "part_of_all")
    return None


def _by_thresholds(
    analysis: Analysis,
    asked: Asked,
    measured: list[Measured],
    given: tuple[str, int, int] | None,
) -> Outcome:
    """All thresholds met: achieved. One that the text does not measure: open, unless answered."""
    unmeasured = [result for result in measured if result.verdict != "met"]
    met = [result for result in measured if result.verdict == "met"]
    if not unmeasured:
        first = met[0]
        pairs = "; ".join(
            f"richiesto {_quote(r.threshold.words)}, "
            f"il testo riporta {_quote(analysis.text[r.start : r.end])}"
            for r in met
        )
        reason = pairs[0].upper() + pairs[1:] + "."
        return Outcome(ACHIEVED, reason, first.start, first.end, None, "threshold_met")
    if given is not None and _allows_yes(asked, unmeasured):
        return _yes(analysis, given)
    reason = f"Il testo non misura quanto richiesto: {_quote(unmeasured[0].threshold.words)}."
    return Outcome(OPEN, reason, None, None, None, "threshold_not_measured")


def _allows_yes(asked: Asked, unmeasured: list[Measured]) -> bool:
    """A yes settles "at least one", and a yes/no target where the text counts nothing else."""
    single = all(t.comparison == "at_least" and t.value <= 1 for t in asked.thresholds)
    counted = any(result.amounts for result in unmeasured)
    return single or (_YES_NO_TARGET.match(asked.target) is not None and not counted)


def _by_date(
    analysis: Analysis,
    asked: Asked,
    completion: Completion,
    given: tuple[str, int, int] | None,
) -> Outcome:
    """The target is a date: what was asked must have been done by then."""
    due = asked.target_deadline or date.max
    day = f"{due:%d/%m/%Y}"
    interval = completion.interval
    if interval is not None:
        words = _quote(analysis.text[interval.start : interval.end])
        span = interval.start, interval.end
        if interval.last <= due:
            return Outcome(
                ACHIEVED,
                f"Richiesto entro il {day}, il testo indica {words}.",
                *span,
                rule="date_met",
            )
        if interval.first is not None and interval.first > due:
            return Outcome(
                MISSED,
                f"Richiesto entro il {day}, il testo indica {words}.",
                *span,
                rule="date_missed",
            )
        reason = f"Richiesto entro il {day}: {words} non lo conferma e non lo esclude."
        return Outcome(OPEN, reason, *span, rule="date_open")
    if given is not None:
        return _yes(analysis, given)
    if completion.claim is not None:
        words = _quote(analysis.text[completion.claim[0] : completion.claim[1]])
        reason = f"Richiesto entro il {day}, il testo afferma {words}."
        done = _by_events(analysis, asked)
        if done.outcome == ACHIEVED:
            return Outcome(ACHIEVED, reason, *completion.claim, rule="date_claimed")
    return Outcome(OPEN, f"Il testo non dice se sia avvenuto entro il {day}.", rule="date_not_told")


def _yes(analysis: Analysis, given: tuple[str, int, int]) -> Outcome:
    words = _quote(analysis.text[given[1] : given[2]])
    return Outcome(
        ACHIEVED,
        f"Il testo risponde {words} a quanto richiesto.",
        given[1],
        given[2],
        rule="answer_yes",
    )


def _by_events(analysis: Analysis, asked: Asked) -> Outcome:
    """Every deliverable must be told as done, and of the same thing."""
    if not asked.deliverables:
        return Outcome(
            OPEN,
            "L'indicatore non nomina un fatto che il testo possa confermare.",
            rule="no_event_asked",
        )
    if asked.stems and len(analysis.text.split()) > _TERSE and not analysis.stems & asked.stems:
        reason = "Il testo non parla di ciò che l'indicatore richiede."
        return Outcome(OPEN, reason, rule="other_subject")
    done = [event for event in analysis.events if event.state == "done"]
    settled: list[EventMark] = []
    for wanted in asked.deliverables:
        final = [event for event in done if not is_foreign(analysis, event, wanted)]
        match = next((e for e in final if e.classes & wanted.own), None)
        match = match or next((e for e in final if e.classes & wanted.accepted), None)
        if match is not None:
            settled.append(match)
            if asked.alternative:
                break
        elif not asked.alternative:
            reason = f"Il testo non conferma quanto richiesto: {_quote(wanted.words)}."
            return Outcome(OPEN, reason, rule="event_not_told")
    if not settled:
        return Outcome(OPEN, "Il testo non conferma quanto richiesto.", rule="event_not_told")
    event = settled[-1]
    words = _quote(analysis.text[event.start : event.end])
    reason = f"L'indicatore chiede {_quote(asked.deliverables[-1].words)}, il testo dice {words}."
    return Outcome(ACHIEVED, reason, event.start, event.end, rule="event_told")
