"""Hand-computed cases: what each check says of a document made for it."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from tests.pipelines.small_documents import Small, objective, said, step, unsaid

PASS, FAIL, NOT_APPLICABLE = "pass", "fail", "not_applicable"


@dataclass(frozen=True)
class Case:
    """A document, the check, and every result that the check must give of it.

    Attributes:
        check: The check.
        name: What is special in the document.
        document: The document.
        results: Result, severity and code of what is checked (step, or objective, or None).
        says: Words that the message, or the reason, must contain.
        beside: Other documents of the same body.
    """

    check: str
    name: str
    document: Small
    results: tuple[tuple[str, str | None, str | None], ...]
    says: str = ""
    beside: tuple[Small, ...] = ()


def case(
    check: str,
    name: str,
    *objectives: dict[str, Any],
    results: str,
    says: str = "",
    beside: tuple[Small, ...] = (),
    **parts: Any,
) -> Case:
    """A case from its objectives; ``results`` reads ``result severity code, …``."""
    rows = ("weights", "matrix", "programmes", "scores", "unread")
    closing = {key: parts.pop(key) for key in rows if key in parts}
    document = Small(f"{check}-{name}".replace(" ", "-"), objectives or (objective(),), **closing,
                     values=parts)  # fmt: skip
    return Case(check, name, document, tuple(_result(text) for text in results.split(",")), says,
                beside)  # fmt: skip


def _result(text: str) -> tuple[str, str | None, str | None]:
    result, severity, code = text.split()
    return result, None if severity == "-" else severity, None if code == "-" else code


PLAN: dict[str, Any] = {"kind": "plan", "reference_year": None, "achievement_kind": None}


def weighed(*pairs: tuple[float | None, float | None]) -> dict[str, Any]:
    """An objective whose steps carry these weights, in the objective and in the year."""
    return objective(
        "A",
        *(
            step(
                f"A.{n}",
                said(achieved_pct=year) if year is not None else unsaid(),
                weight_in_objective_pct=whole,
                weight_in_year_pct=year,
                deadline=date(2022, 6, 30) if year is not None else date(2023, 6, 30),
            )
            for n, (whole, year) in enumerate(pairs, start=1)
        ),
    )


def one(verification: dict[str, Any] | None, **values: Any) -> dict[str, Any]:
    """An objective with one step."""
    return objective("A", step("A.1", verification, **values))


def plan_of(name: str, *objectives: dict[str, Any], **values: Any) -> Small:
    """The plan on its own, of the same body as the case's document."""
    return Small(f"{name}-plan", objectives or (objective(),), values={**PLAN, **values})


NUMBERED: dict[str, Any] = {"indicator": "N. incontri", "deadline": None}
LONG = "Sono stati svolti gli incontri previsti con le famiglie di tutti i comuni del consorzio."

WITHIN_PLAN = (
    case("target_for_indicator", "with and without", objective("A",
         step("A.1", None, target="4", **NUMBERED), step("A.2", None, **NUMBERED)),
         results="pass - A.1,fail info A.2", says="no value is aimed at"),
    case("target_for_indicator", "left alone", objective("A",
         step("A.1", None, target="4", indicator=None), step("A.2", None),
         step("A.3", None, indicator="N. incontri")),
         results="not_applicable - A.1,not_applicable - A.2,not_applicable - A.3",
         says="its deadline is its target"),
    case("target_for_indicator", "no targets", one(None, **NUMBERED),
         results="not_applicable - A.1", says="prints no targets"),
    case("unit_spelled_once", "one", objective("A"), objective("B"), results="pass - -"),
    case("unit_spelled_once", "two", objective("A", unit="Area Sociale"),
         objective("B", unit="AREA SOCIALE."), objective("C", unit="Direzione"),
         results="fail info -,pass - -", says="in 2 spellings"),
    case("unit_spelled_once", "none", objective("A", unit=None), results="not_applicable - -"),
    case("step_weights_sum", "100", weighed((60, 60), (40, 40)), results="pass - A"),
    case("step_weights_sum", "two decimals", weighed((33.33, 1), (33.33, 1), (33.33, 1)),
         results="pass - A"),
    case("step_weights_sum", "105", weighed((25, 1), (25, 1), (30, 1), (25, 1)),
         results="fail error A", says="add up to 105, not 100."),
    case("step_weights_sum", "whole percents", weighed((33, 1), (33, 1), (33, 1)),
         results="fail warning A", says="rounding can explain"),
    case("step_weights_sum", "beyond rounding", weighed((33, 1), (33, 1), (31, 1)),
         results="fail error A"),
    case("step_weights_sum", "none", weighed((None, 100)), results="not_applicable - A",
         says="carry no weights"),
    case("step_weights_sum", "some", weighed((50, 50), (None, 50)),
         results="not_applicable - A", says="some steps"),
    case("year_weights_sum", "100.01", weighed((50, 16.67), (50, 83.34)), results="pass - A"),
    case("year_weights_sum", "101", weighed((20, 24), (30, 35), (20, 24), (15, 18), (15, None)),
         results="fail warning A", says="rounded to whole percents"),
    case("year_weights_sum", "110", weighed((50, 60), (50, 50)), results="fail error A"),
    case("year_weights_sum", "nothing due", weighed((100, None)),
         objective("B", step("B.1", said())), results="not_applicable - A,pass - B",
         says="no step was due"),
    case("year_weights_sum", "no such column", weighed((100, None)),
         results="not_applicable - A", says="prints no weights for the year"),
    case("year_weight_derivation", "right", weighed((20, 40), (30, 60), (50, None)),
         results="pass - A.1,pass - A.2,not_applicable - A.3", says="not due in the year"),
    case("year_weight_derivation", "F", weighed((30, 40), (35, 60), (35, None)),
         results="fail error A.1,fail error A.2,not_applicable - A.3", says="46.15%"),
    case("year_weight_derivation", "whole percents", weighed((20, 24), (30, 35), (35, 41)),
         results="pass - A.1,pass - A.2,pass - A.3"),
    case("year_weight_derivation", "no step weights", weighed((None, 100)),
         results="not_applicable - A.1", says="no step weight"),
    case("year_weight_when_due", "right", weighed((50, 100), (50, None)),
         results="pass - A.1,pass - A.2"),
    case("year_weight_when_due", "wrong", objective("A",
         step("A.1", said(), deadline=date(2023, 1, 31)),
         step("A.2", unsaid(), weight_in_year_pct=None)),
         results="fail warning A.1,fail warning A.2", says="carries"),
    case("year_weight_when_due", "no deadline", one(said(), deadline=None),
         results="not_applicable - A.1"),
    case("year_weight_when_due", "plan", one(None), **PLAN, results="not_applicable - A.1"),
    case("objective_weights_sum", "100", objective("A", weight_pct=62.0),
         objective("B", weight_pct=38.0), results="pass - -"),
    case("objective_weights_sum", "90", objective("A", weight_pct=50.0),
         objective("B", weight_pct=40.0), results="fail error -", says="add up to 90"),
    case("objective_weights_sum", "none", objective("A", weight_pct=None),
         results="not_applicable - -"),
    case("objective_code_unique", "right", objective("A"), objective("B"),
         results="pass - A,pass - B"),
    case("objective_code_unique", "twice", objective("A"), objective("A", title="Altro"),
         objective("B"), objective("C"), results="fail error A,pass - B,pass - C",
         says="stands for 2 objectives"),
    case("objective_code_unique", "anew in every unit", objective("1", unit="Uno"),
         objective("2", unit="Uno"), objective("1", unit="Due"), objective("2", unit="Due"),
         results="pass - 1,pass - 2"),
    case("objective_code_unique", "no code", objective(None), results="not_applicable - -"),
    case("step_code_unique", "twice", objective("A", step("A.1", said()), step("A.1", said())),
         results="fail error A.1", says="used for 2 steps"),
    case("step_code_unique", "under two objectives", objective("A", step("A.1", said())),
         objective("B", step("A.1", said())), results="fail error A.1",
         says="different objectives"),
    case("step_code_unique", "anew in every objective", objective("A", step("1", said())),
         objective("B", step("1", said())), results="pass - 1,pass - 1"),
    case("step_code_unique", "no code", objective("A", step(None, said())),
         results="not_applicable - A"),
    case("deadline_in_period", "inside", results="pass - A.1"),
    case("deadline_in_period", "after", one(said(), deadline=date(2025, 3, 31)),
         results="fail warning A.1", says="31/03/2025, lies after the plan (2022-2024)"),
    case("deadline_in_period", "before", one(said(), deadline=date(2021, 12, 31)),
         results="fail warning A.1", says="lies before"),
    case("deadline_in_period", "none", one(said(), deadline=None),
         results="not_applicable - A.1"),
    case("deadline_in_period", "report", one(said(), deadline=date(2025, 3, 31)), kind="report",
         results="not_applicable - A.1", says="a report has no plan period"),
    case("first_year_plausible", "right", results="pass - A"),
    case("first_year_plausible", "later", objective("A", first_year=2024),
         results="fail warning A", says="entered the plan in 2024"),
    case("first_year_plausible", "none", objective("A", first_year=None),
         results="not_applicable - A"),
    case("objective_has_steps", "right", results="pass - A"),
    case("objective_has_steps", "none", {**objective("A"), "steps": ()},
         results="fail warning A"),
    case("programme_known", "right", objective("A", programmes=["12.01"]), results="pass - A"),
    case("programme_known", "unknown", objective("A", programmes=["12.33"]),
         results="fail warning A", says="12.33, which the classification of 2022"),
    case("programme_known", "not yet", objective("A", programmes=["12.11"]),
         results="fail warning A", says="12.11"),
    case("programme_known", "of regions", objective("A", programmes=["12.10"]),
         results="fail warning A", says="only regions use"),
    case("programme_known", "mission not kept", objective("A", programmes=["99.01"]),
         results="not_applicable - A", says="does not list the mission"),
    case("programme_known", "none", results="not_applicable - A", says="names no programme"),
    case("score_within_maximum", "right", scores=(("Direzione", 470.0, 500.0),),
         results="pass - -"),
    case("score_within_maximum", "more", scores=(("Direzione", 510.0, 500.0),),
         results="fail error -", says="510 points of 500"),
    case("score_within_maximum", "no maximum", scores=(("Direzione", 470.0, None),),
         results="not_applicable - -"),
    case("score_within_maximum", "none", results="not_applicable - -", says="no table of scores"),
)  # fmt: skip

BARE: dict[str, Any] = {"description": None, "indicator": None, "deadline": None}

PLAN_AGAINST_VERIFICATION = (
    case("result_has_step", "one without", objective("A", step("A.1", said()),
         step("A.2", said(**BARE), **BARE)), results="pass - A.1,fail warning A.2",
         says="nothing that was to be done"),
    case("result_has_step", "unreported", objective("A", step("A.1", said()),
         step("A.2", unsaid(), **BARE)), results="pass - A.1,not_applicable - A.2"),
    case("result_has_step", "the objective itself", one(said(**BARE), **BARE),
         results="not_applicable - A.1", says="measures the objective itself"),
    case("step_verified", "right", results="pass - A.1"),
    case("step_verified", "due", one(None), results="fail error A.1", says="which was due"),
    case("step_verified", "not due", objective("A", step("A.1", said()),
         step("A.2", unsaid(), weight_in_year_pct=None),
         step("A.3", None, weight_in_year_pct=None)),
         results="pass - A.1,pass - A.2,fail warning A.3"),
    case("step_verified", "not due and never repeated", objective("A", step("A.1", said()),
         step("A.2", None, weight_in_year_pct=None)),
         results="pass - A.1,not_applicable - A.2"),
    case("step_verified", "plan", one(None), **PLAN, results="not_applicable - A.1"),
    case("verification_has_step", "right", results="pass - A.1"),
    case("verification_has_step", "none", one(said(), description=None, indicator=None,
         deadline=None), results="fail error A.1", says="answers no step"),
    case("verification_has_step", "nothing repeated",
         one(said(description=None, indicator=None)), results="not_applicable - A.1"),
    case("deadline_agrees", "right", results="pass - A.1"),
    case("deadline_agrees", "moved", one(said(deadline=date(2022, 5, 31))),
         results="fail error A.1", says="30 days earlier"),
    case("deadline_agrees", "not repeated", one(said(deadline=None)),
         results="not_applicable - A.1"),
    case("deadline_agrees", "plan", one(None), **PLAN, results="not_applicable - A.1"),
    case("description_agrees", "white space and quotes",
         one(said(description="Stipula  della “convenzione”"),
             description='Stipula della "convenzione"'), results="pass - A.1"),
    case("description_agrees", "other words", one(said(description="Stipula del contratto")),
         results="fail warning A.1"),
    case("description_agrees", "full stop", one(said(description="Stipula della convenzione.")),
         results="fail info A.1", says="punctuation"),
    case("description_agrees", "cut short", one(said(description="Stipula della")),
         results="fail warning A.1", says="cut short"),
    case("description_agrees", "not repeated", one(said(description=None)),
         results="not_applicable - A.1"),
    case("indicator_agrees", "right", results="pass - A.1"),
    case("indicator_agrees", "capitals", one(said(indicator="convenzione firmata.")),
         results="fail info A.1"),
    case("indicator_agrees", "other words", one(said(indicator="Convenzioni firmate.")),
         results="fail warning A.1"),
    case("indicator_agrees", "none", one(said(), indicator=None),
         results="not_applicable - A.1"),
    case("credit_within_weight", "right", results="pass - A.1"),
    case("credit_within_weight", "rounded", one(said(achieved_pct=33.34),
         weight_in_year_pct=33.3), results="pass - A.1"),
    case("credit_within_weight", "more", one(said(achieved_pct=60.0), weight_in_year_pct=40.0),
         results="fail error A.1", says="credit is 60, its weight 40"),
    case("credit_within_weight", "degree", one(said(achieved_pct=110.0),
         weight_in_year_pct=40.0), achievement_kind="degree", results="fail error A.1"),
    case("credit_within_weight", "none", one(said(achieved_pct=None)),
         results="not_applicable - A.1"),
    case("credit_when_due", "right", results="pass - A.1"),
    case("credit_when_due", "missing", one(said(achieved_pct=None)), results="fail error A.1",
         says="counts 0"),
    case("credit_when_due", "not due", objective("A", step("A.1", said()),
         step("A.2", said(), weight_in_year_pct=None)),
         results="pass - A.1,fail warning A.2"),
    case("credit_when_due", "no percentages", one(said(achieved_pct=None)),
         achievement_kind=None, results="not_applicable - A.1"),
)  # fmt: skip

LATE: dict[str, Any] = {"completed_from": date(2022, 7, 10), "completed_to": date(2022, 7, 12)}
DONE = "L'attività è stata svolta."
UNDATED: dict[str, Any] = {"completed_from": None, "completed_to": None}

ASKS_FOUR: dict[str, Any] = {"target": "4", "target_value": 4.0}

WORDS_AGAINST_FIGURES = (
    case("answer_fits_question", "a number", one(said(text="Svolti 4 incontri."), **ASKS_FOUR),
         results="pass - A.1"),
    case("answer_fits_question", "yes to a number", one(said(text="Sì"), **ASKS_FOUR),
         results="fail warning A.1", says="asks for 4"),
    case("answer_fits_question", "yes to one", one(said(text="Sì"), target_value=1.0),
         results="not_applicable - A.1"),
    case("answer_fits_question", "nothing said", one(unsaid(), **ASKS_FOUR),
         results="not_applicable - A.1"),
    case("answer_fits_question", "plan", one(said(), **ASKS_FOUR), **PLAN,
         results="not_applicable - A.1"),
    case("evidence_used_once", "copied", objective("A", step("A.1", said(text=LONG)),
         step("A.2", said(text=LONG + "  "), description="Altro")),
         results="fail warning A.1,fail warning A.2", says="words of 2 different steps"),
    case("evidence_used_once", "one asking twice", objective("A", step("A.1", said(text=LONG)),
         step("A.2", said(text=LONG))), results="pass - A.1,pass - A.2"),
    case("evidence_used_once", "short", objective("A", step("A.1", said(text="Fatto.")),
         step("A.2", said(text="Fatto."), description="Altro")),
         results="not_applicable - A.1,not_applicable - A.2", says="too short"),
    case("evidence_used_once", "nothing said", one(unsaid()), results="not_applicable - A.1"),
    case("achievement_kind_known", "credits", results="pass - -"),
    case("achievement_kind_known", "either", achievement_kind=None, achievement_basis="ambiguous",
         results="fail warning -", says="neither the header nor the weights tell"),
    case("achievement_kind_known", "none", achievement_kind=None, results="not_applicable - -"),
    case("full_credit_late", "on time", results="pass - A.1"),
    case("full_credit_late", "late", one(said(**LATE)), results="fail error A.1",
         says="late by at least 10 days"),
    case("full_credit_late", "excused", one(said(**LATE, excuse_basis="non imputabile")),
         results="fail warning A.1", says="excuses the delay"),
    case("full_credit_late", "extended", one(said(**LATE, extended_deadline=date(2022, 7, 31))),
         results="fail warning A.1", says="in time for the deadline extended to 31/07/2022"),
    case("full_credit_late", "possibly late", one(said(completed_from=None,
         completed_to=date(2022, 7, 10))), results="not_applicable - A.1"),
    case("full_credit_late", "half credit", one(said(**LATE, achieved_pct=50.0)),
         results="not_applicable - A.1"),
    case("full_credit_late", "undated", one(said(**UNDATED)), results="not_applicable - A.1"),
    case("full_credit_late", "declared without figures",
         one(said(**LATE, achieved_pct=None, declared_outcome="achieved"),
             weight_in_year_pct=None),
         kind="report", achievement_kind=None, results="fail error A.1"),
    case("full_credit_target_missed", "reached", results="pass - A.1"),
    case("full_credit_target_missed", "4 of 5", one(said(assessed_outcome="partially_achieved",
         assessment_reason="4 of the 5 asked for.")), results="fail error A.1",
         says="4 of the 5"),
    case("full_credit_target_missed", "not settled", one(said(assessed_outcome="not_assessable")),
         results="not_applicable - A.1"),
    case("full_credit_target_missed", "unread", one(said(assessed_outcome=None)),
         results="not_applicable - A.1", says="have not been read"),
    case("punctuality_claim", "true", one(said(punctuality_basis="entro la scadenza")),
         results="pass - A.1"),
    case("punctuality_claim", "false", one(said(**LATE, punctuality_basis="entro la scadenza")),
         results="fail error A.1", says="10 days after the deadline"),
    case("punctuality_claim", "no date", one(said(**UNDATED, punctuality_basis="nei tempi")),
         results="not_applicable - A.1"),
    case("punctuality_claim", "none", results="not_applicable - A.1", says="makes no claim"),
    case("full_credit_evidence", "a date", results="pass - A.1"),
    case("full_credit_evidence", "an act", one(said(**UNDATED, text=DONE, acts_cited=1,
         assessed_outcome="not_assessable")), results="pass - A.1"),
    case("full_credit_evidence", "a number", one(said(**UNDATED, text="Svolti n. 3 incontri.",
         assessed_outcome="not_assessable")), results="pass - A.1"),
    case("full_credit_evidence", "a bare year", one(said(**UNDATED,
         text="Svolta nel 2022 malgrado il Covid-19.", assessed_outcome="not_assessable")),
         results="fail info A.1"),
    case("full_credit_evidence", "settled", one(said(**UNDATED, text=DONE)),
         results="pass - A.1"),
    case("full_credit_evidence", "nothing", one(said(**UNDATED, text=DONE,
         assessed_outcome="not_assessable")), results="fail info A.1", says="neither date nor act"),
    case("full_credit_evidence", "a claim", one(said(**UNDATED, text=DONE,
         punctuality_basis="nei tempi", assessed_outcome="not_assessable")),
         results="fail info A.1", says="only punctuality is claimed"),
    case("full_credit_evidence", "no text", one(said(**UNDATED, text=None,
         assessed_outcome=None, acts_cited=None)), results="fail warning A.1",
         says="nothing is written"),
    case("full_credit_evidence", "half credit", one(said(achieved_pct=50.0)),
         results="not_applicable - A.1"),
    case("contradicting_dates", "none", results="pass - A.1"),
    case("contradicting_dates", "two", one(said(contradiction_basis="giugno … 14/07/2021")),
         results="fail error A.1", says="giugno … 14/07/2021"),
    case("contradicting_dates", "no text", one(unsaid()), results="not_applicable - A.1"),
    case("contradicting_dates", "undated", one(said(**UNDATED)),
         results="not_applicable - A.1"),
)  # fmt: skip

CARDS_AGAINST_TABLES = (
    case("closing_title_agrees", "right", weights=(("A", "Obiettivo A", 100.0),),
         results="pass - A"),
    case("closing_title_agrees", "other words", weights=(("A", "Obiettivi A", 100.0),),
         results="fail warning A", says="“Obiettivo A”, “Obiettivi A”"),
    case("closing_title_agrees", "punctuation", weights=(("A", "Obiettivo: A", 100.0),),
         results="fail info A"),
    case("closing_title_agrees", "no table", results="not_applicable - A"),
    case("closing_weight_agrees", "right", weights=(("A", "Obiettivo A", 100.0),),
         results="pass - A"),
    case("closing_weight_agrees", "other", weights=(("A", "Obiettivo A", 90.0),),
         results="fail error A", says="100% on the card and 90% in the closing table"),
    case("closing_weight_agrees", "none", weights=(("A", "Obiettivo A", None),),
         results="not_applicable - A"),
    case("closing_objective_listed", "right", weights=(("A", "Obiettivo A", 100.0),),
         results="pass - A"),
    case("closing_objective_listed", "missing and spare", objective("A"),
         weights=(("B", "Altro", 100.0),), results="fail error A,fail error B"),
    case("closing_objective_listed", "no table", results="not_applicable - A"),
    case("matrix_link_agrees", "right", objective("A", links=["1A"]), matrix=(("1A", "A"),),
         results="pass - A"),
    case("matrix_link_agrees", "both ways", objective("A", links=["1A"]), matrix=(("1B", "A"),),
         results="fail warning A,fail warning A", says="1"),
    case("matrix_link_agrees", "no matrix", objective("A", links=["1A"]),
         results="not_applicable - A"),
    case("closing_programme_listed", "right", objective("A", programmes=["12.01"]),
         programmes=("12.01",), results="pass - -"),
    case("closing_programme_listed", "both ways", objective("A", programmes=["12.01"]),
         programmes=("12.02",), results="fail warning -,fail warning -", says="Programme 12.0"),
    case("closing_programme_listed", "no table", objective("A", programmes=["12.01"]),
         results="not_applicable - -"),
    case("scored_unit_listed", "right", scores=(("DIREZIONE", 470.0, 500.0),),
         results="pass - -"),
    case("scored_unit_listed", "both ways", scores=(("Area Minori", 470.0, 500.0),),
         results="fail warning -,fail warning -", says="Unit"),
    case("scored_unit_listed", "no table", results="not_applicable - -"),
)  # fmt: skip

PARTLY: dict[str, Any] = {"reading_status": "partly_understood", "coverage_pct": 62.5,
                          "status_basis": "Two tables were left out."}  # fmt: skip

READING = (
    case("partly_read", "understood", reading_status="understood", coverage_pct=98.0,
         results="pass - -"),
    case("partly_read", "older rules", results="not_applicable - -", says="older rules"),
    case("partly_read", "in part", **PARTLY, unread=(4, 2, 5, 4), page_count=9,
         results="fail warning -",
         says="(62.5% of its words are in records): Two tables were left out; 4 regions were left "
              "out, on pages 2, 4-5."),
    case("partly_read", "one region", **PARTLY, unread=(7,), page_count=9,
         results="fail warning -", says="1 region was left out, on page 7."),
    case("partly_read", "no region", **PARTLY, results="fail warning -",
         says="nothing is listed as left out."),
    case("partly_read", "not at all", reading_status="not_understood", results="fail warning -",
         says="was not understood (how much is not known): the reason is not known"),
)  # fmt: skip

ALL_CASES = (
    *WITHIN_PLAN,
    *PLAN_AGAINST_VERIFICATION,
    *WORDS_AGAINST_FIGURES,
    *CARDS_AGAINST_TABLES,
    *READING,
)
