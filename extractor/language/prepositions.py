"""What the preposition before a date makes of it: a day, a bound, a period, or no event's date."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractor.language.calendar_units import CalendarUnit
from extractor.language.citations import is_law_date

_REACH = 60
_EXPECTED = re.compile(r"(?:previst|programmat|stimat|attes)\w*\s*$", re.IGNORECASE)
_DAY_WORDS = (
    r"(?:(?:il|lo|la|i|gli|le|l['’]|del|dello|dell['’]|della|dei|delle|nel|nei)?\s*"
    r"(?:giorn[oi]|dat[ae]|mes[ei]|corso|ann[oi]|arco|seduta|riunione|termine|scadenza|"
    r"periodo|tutto|fine|primi|giornat[ae]|stesso|medesimo|ultim[oa]|uffici\w*|di)?\s*)*"
)


def _before(words: str) -> re.Pattern[str]:
    """A pattern for words that end where a date begins."""
    return re.compile(rf"(?<!\w)(?P<lead>{words})\s*(?P<rest>{_DAY_WORDS})$", re.IGNORECASE)


_UNTIL = _before(
    r"entro(?:\s+e\s+non\s+oltre|,?\s+e?\s*comunque\s+entro)?|(?:e\s+)?(?:comunque\s+)?non\s+oltre|non\s+più\s+tardi"
)
_BEFORE = _before(r"prima\s+d(?:el|i|ella|ell['’])|anteriormente\s+al")
_AFTER = _before(r"dopo|successivamente\s+a(?:l|ll['’])?|oltre")
_SINCE = _before(
    r"a\s+(?:partire|decorrere|far\s+(?:data|tempo))\s+da(?:l|ll['’])?|con\s+decorrenza(?:\s+da(?:l|ll['’])?)?"
    r"|decorrenza|fin\s+dal|sin\s+dal|(?:già\s+)?da(?:l|ll['’])?"
)
_THROUGH = _before(r"(?:fino|sino)\s+a(?:l|ll['’]|d)?(?:\s+tutto)?")
BETWEEN = _before(r"tra|fra|compreso\s+tra|dai?|dal|dall['’]")
_PLANNED = _before(
    r"(?:previst|programmat|stimat|attes|fissat|pianificat|calendarizzat|stabilit|indicat|pres[ou]nt)\w*"
    r"\s+(?:per|entro|il|nel|in|a|al|come\s+termine\s+(?:ultimo\s+)?)?|per|in\s+scadenza|(?:con\s+)?scadenza|"
    r"scade(?:va|nza)?|in\s+attesa\s+de\w*"
)
_AS_OF = _before(r"al|all['’]|alla")
_OF = _before(
    r"de(?:l|llo|lla|ll['’]|i|gli|lle)|di|dell['’]?|relativ\w+\s+a\w*|riferit\w+\s+a\w*|per|su|sul|"
    r"(?:l['’])?ann(?:o|ualità)|annualità|triennio|biennio|esercizio|stagione|competenza"
)
_POINT = _before(
    r"in|nel|nell['’]|nella|nei|negli|nelle|a|ad|il|l['’]|durante|lo\s+scorso|\(|in\s+data|data|seduta\s+del"
)
_REPORTED = re.compile(
    r"\b(?:relazion\w+|report|situazion\w+|dat[io]|rendicont\w+|monitoraggi\w*|aggiornat[oaie]|stato|"
    r"consuntiv\w+|consistenz\w+|riferit\w+|organigramma|saldo|residui|fatturat\w+|periodo|bilancio|"
    r"elenco|ricognizion\w+|semestral\w+|trimestral\w+)(?:\s+\w+){0,3}\s+$",
    re.IGNORECASE,
)
_SESSION = re.compile(
    r"\b(?:sedut[ae]|riunion[ei]|incontr[oi]|giornat[ae]|verbale|assemblea|cda)\s+(?:\w+\s+){0,3}de[li]\w*\s*['’]?$",
    re.I,
)
_DOCUMENT = re.compile(
    r"\b(?:verbal\w+|not[ae]|letter[ae]|pec|mail|e-mail|attestat\w+|certificat\w+|certificazion\w+|document\w+|"
    r"comunicazion\w+|fattur\w+|parer\w+|richiest\w+|circolar\w+|relazion\w+|ricevut\w+|quietanz\w+|avvis\w+|istanz\w+|"
    r"domand\w+|preventiv\w+|offert\w+)(?:\s+(?!del\b)\w+){0,4}\s+$",
    re.IGNORECASE,
)
_IN_FORCE = re.compile(
    r"\b(?:in\s+vigore|vigent[ei]|validit[àa]|scadenza|durata|efficacia|decorrenza\s+giuridica|nat[oaie])"
    r"(?:\s+\w+){0,2}\s*$",
    re.IGNORECASE,
)
_TO_BE_DONE = re.compile(
    r"(?:\bda\s+\w+(?:[aei]re|[aei]rsi)\b[^,;.]*|\b(?:utilizzabil|applicabil|efficac)\w+\s+|\bdecorr\w*\s+"
    r"|\bsi\s+applic\w+\s+|\bvalid[oaie]\s+)(?:a\s+(?:partire|decorrere|far\s+data)\s+)?(?:da(?:l|ll['’])?|nel|per\s+il)\s*$",
    re.IGNORECASE,
)
_PERIOD = re.compile(
    r"\b(?:periodo|annualità|anni|triennio|biennio|esercizi\w*|attività|competenza)\b[^.;,]{0,18}$",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Reading:
    """What the words before a date make of it: mode, where they begin, and why."""

    mode: str
    start: int
    why: str = ""


_SPOKEN_OF = "the period spoken of"
# Tried in this order; the first that ends where the date begins decides.
_RULES: tuple[tuple[re.Pattern[str], str, str], ...] = (
    (_THROUGH, "through", ""),
    (_PLANNED, "planned", "expected then"),
    (_SINCE, "since", ""),
    (_AFTER, "background", "after that day"),
)


def reading_of(text: str, unit: CalendarUnit, joined: str) -> Reading:
    """Reads the preposition of a date.

    Args:
        text: The text.
        unit: The date, or the first of several.
        joined: ``range`` or ``list`` where several dates belong together.

    Returns:
        The mode of :class:`extractor.language.marks.DateMark`, or ``before``.
    """
    lead = text[max(0, unit.start - _REACH) : unit.start]
    if is_law_date(text, unit.start):
        return Reading("background", unit.start, "law")
    if _TO_BE_DONE.search(lead):
        return Reading("background", unit.start, "what is to be done from then on")
    if _IN_FORCE.search(lead):
        return Reading("background", unit.start, "in force or valid then")
    return (
        _bound(unit, lead)
        or (_range(unit, lead) if joined == "range" else None)
        or _by_rules(unit, lead)
        or _placed(unit, lead)
    )


def _begin(unit: CalendarUnit, lead: str, match: re.Match[str]) -> int:
    return unit.start - len(lead) + match.start("lead")


def _bound(unit: CalendarUnit, lead: str) -> Reading | None:
    """Reads "entro il", "prima del"."""
    if match := _UNTIL.search(lead):
        start = _begin(unit, lead, match)
        if _EXPECTED.search(lead[: match.start()]):
            return Reading("planned", start, "expected by then")
        return Reading("until", start)
    if match := _BEFORE.search(lead):
        return Reading("before", _begin(unit, lead, match))
    return None


def _range(unit: CalendarUnit, lead: str) -> Reading:
    """Reads "dal … al", how long something lasted, and "tra … e", when it happened."""
    match = BETWEEN.search(lead)
    if match is None:
        spoken_of = _PERIOD.search(lead) or _PLANNED.search(lead)
        return Reading(
            "background" if spoken_of else "range", unit.start, _SPOKEN_OF if spoken_of else ""
        )
    if _PERIOD.search(lead[: match.start()]):
        return Reading("background", unit.start, _SPOKEN_OF)
    between = match["lead"].lower() in {"tra", "fra"}
    return Reading("point" if between else "range", _begin(unit, lead, match))


def _by_rules(unit: CalendarUnit, lead: str) -> Reading | None:
    for pattern, mode, why in _RULES:
        if match := pattern.search(lead):
            lasting = mode == "since" and unit.days_before
            return Reading("range" if lasting else mode, _begin(unit, lead, match), why)
    return None


def _placed(unit: CalendarUnit, lead: str) -> Reading:
    """Reads "in data", "nel mese di", "del", or nothing at all."""
    if _SESSION.search(lead):
        return Reading("point", unit.start)
    if match := _AS_OF.search(lead):
        return _as_of(lead, match, _begin(unit, lead, match))
    if match := _POINT.search(lead):
        start = _begin(unit, lead, match)
        if unit.kind in {"year", "part"} and _REPORTED.search(lead[: match.start()]):
            return Reading("background", start, "the period reported on")
        return Reading("point", start)
    if match := _OF.search(lead):
        start = _begin(unit, lead, match)
        if unit.kind != "day":
            return Reading("background", start, _SPOKEN_OF)
        return Reading("document" if _DOCUMENT.search(lead[: match.start()]) else "point", start)
    if unit.kind in {"year", "season"} or (unit.kind == "part" and unit.year is None):
        return Reading("background", unit.start, _SPOKEN_OF)
    return Reading("point", unit.start)


def _as_of(lead: str, match: re.Match[str], start: int) -> Reading:
    """Tells "alla data del 31/07", a bound, from "relazione al 30/9", a period reported on."""
    if _REPORTED.search(lead[: match.start()]):
        return Reading("background", start, "the period reported on")
    if match["lead"].lower() == "alla" or "data" in match["rest"].lower():
        return Reading("until", start, "the state on that day")
    return Reading("background", start, "the state on that day")
