"""What the dates and quotations of a text make of its clauses: planned, or long past."""

from __future__ import annotations

from datetime import date

from extractor.language.clauses.marks import Analysis
from extractor.language.timeline.dates import DateMark
from extractor.language.words.data import word_set
from models.language import Aspect, ClauseForm, ClauseState, DateRelation


def leave_earlier_plans(analysis: Analysis) -> None:
    """Take what an earlier plan provided for as background: "già nel piano 2021 era prevista"."""
    quoted = analysis.of_kind("earlier_plan")
    for clause in analysis.clauses:
        low, high = analysis.sentences[clause.sentence]
        is_quoted = any(low <= claim.start < high for claim in quoted)
        if is_quoted and Aspect.PLAN in clause.aspects and clause.state is ClauseState.DONE:
            clause.state = ClauseState.BACKGROUND


def leave_relatives(analysis: Analysis) -> None:
    """Take a present that qualifies a noun as background: "la nota che ne dispone l'avvio"."""
    for clause in analysis.clauses:
        is_present = clause.state is ClauseState.ONGOING and clause.first == clause.head
        if is_present and clause.is_embedded and Aspect.CONTINUE not in clause.aspects:
            clause.state = ClauseState.BACKGROUND


def leave_the_past(analysis: Analysis, reference_year: int | None, deadline: date | None) -> None:
    """Take what was done long before as background: "il regolamento approvato nel 2018".

    Args:
        analysis: The text with its clauses.
        reference_year: The year the results are about; None leaves all as it is.
        deadline: The deadline; one before that year moves the bound back.
    """
    if reference_year is None:
        return
    year = min(reference_year, deadline.year) if deadline is not None else reference_year
    for clause in analysis.clauses:
        told = [mark for mark in clause.dates if mark.relation is not DateRelation.BACKGROUND]
        if clause.state is ClauseState.DONE and told and all(_is_past(m, year) for m in told):
            clause.state = ClauseState.BACKGROUND


def _is_past(mark: DateMark, year: int) -> bool:
    """Whether a date lies two years back, or names a whole year before this one."""
    if mark.last is None:
        return False
    return mark.last.year < year - 1 or (mark.kind == "year" and mark.last.year < year)


def plan_arrangements(analysis: Analysis) -> None:
    """Take what is arranged for a day, and a noun with a day to come, as planned."""
    arranging = word_set("claims_words.toml", "arranging")
    for clause in analysis.clauses:
        if not clause.dates or clause.state is not ClauseState.DONE:
            continue
        arranges = clause.form is ClauseForm.NOUN or clause.lemma in arranging
        if arranges and all(m.relation is DateRelation.PLANNED for m in clause.dates):
            clause.state = ClauseState.PLANNED
