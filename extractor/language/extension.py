"""Deadlines moved by someone outside: "il Ministero ha prorogato dal 30/11 al 15/12/2022"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from extractor.language.grammar import grammar
from extractor.language.marks import Analysis, ClaimMark

_TERM = re.compile(
    r"(?<!in )(?<!alla )(?<!in\s)\b(?:scadenz[ae]|termin[ei]|data\s+(?:ultima|limite)|tempi)\b",
    re.IGNORECASE,
)
_AGENT = re.compile(
    r"\b(?:dal|dalla|dall['’]|dallo|dai|dagli|dalle|da|del|della|dell['’]|dello)\s*((?:[A-ZÀ-Ù][\w.'’]*)(?:\s+(?:"
    r"d[eia]\w*['’]?\s*|e\s+)?[A-ZÀ-Ù][\w.'’]*)*)"
)
_SUBJECT = re.compile(
    r"^\s*(?:[Ii]l|[Ll]a|[Ll]['’]|[Ll]o|[Ii]|[Gg]li|[Ll]e)?\s*([A-ZÀ-Ù][^,;.]*?)\s+(?:ha|hanno|aveva)\b"
)
_CONTRACT = re.compile(
    r"\b(?:contratt|servizi|appalt|affidament|convenzion|incaric|progett|gestion|attività|rapport|assunzion)\w*",
    re.IGNORECASE,
)
_GRANT = re.compile(r"^\s*(?:\w+\s+)?(?:concess|accordat|dispost|deliberat)[oaie]\b", re.IGNORECASE)
_NOT_DONE = frozenset({"not_done", "future"})


@dataclass(frozen=True, slots=True)
class Extension:
    """An extended deadline: the day, the words, and who granted it."""

    deadline: date
    start: int
    end: int
    granted_by: str | None


def read_extension(analysis: Analysis) -> tuple[Extension | None, str]:
    """Reads the extension of a deadline.

    Args:
        analysis: The text with its marks.

    Returns:
        The extension, and why one was rejected ("" where there was none to reject). A contract or
        a service that is extended moves no deadline, and neither does the office itself.
    """
    why = ""
    for claim in analysis.of_kind("extension"):
        low, high = _sentence(analysis, claim)
        if not _moves_a_term(analysis.text, low, high, claim):
            why = "what was extended is not a deadline"
            continue
        states = {e.state for e in analysis.events if claim.start <= e.start < claim.end}
        if states & _NOT_DONE:
            why = "the extension was not granted"
            continue
        moved = [
            mark
            for mark in analysis.dates
            if claim.start < mark.start < high
            and mark.last is not None
            and mark.kind in {"day", "month"}
            and mark.mode in {"range", "background", "through", "planned", "until", "point"}
            and mark.why not in {"law", "the period spoken of", "in force or valid then"}
        ]
        if not moved:
            continue
        granted_by = _granted_by(analysis.text, low, high, claim)
        if granted_by and granted_by.split()[0].lower() in grammar().own_bodies:
            why = "the office moved the deadline itself"
            continue
        start = min(claim.start, moved[0].start)
        return Extension(moved[0].last or date.max, start, moved[0].end, granted_by), ""
    return None, why


def _moves_a_term(text: str, low: int, high: int, claim: ClaimMark) -> bool:
    """Whether the thing moved is a deadline and not a contract or a service."""
    before, behind = text[low : claim.start], text[claim.end : high]
    if _CONTRACT.search(before) and not _TERM.search(before):
        return False
    return bool(_TERM.search(before) or _TERM.search(behind) or _GRANT.search(behind))


def _sentence(analysis: Analysis, claim: ClaimMark) -> tuple[int, int]:
    for low, high in analysis.segments:
        if low <= claim.start < high:
            return low, high
    return 0, len(analysis.text)


def _granted_by(text: str, low: int, high: int, claim: ClaimMark) -> str | None:
    subject = _SUBJECT.match(text[low : claim.end])
    if subject:
        return subject[1].strip()
    agent = _AGENT.search(text[claim.end : high])
    return agent[1].strip() if agent else None
