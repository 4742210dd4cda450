"""Hand-computed cases at the borders: the last value that passes and the first that does not."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from tests.pipelines.checks.across_cases import EARLIER, SAME, pair
from tests.pipelines.checks.cases import DONE, LATE, PLAN, UNDATED, Case, case, one, weighed
from tests.pipelines.small_documents import objective, said, step, unsaid

# Weights, how far their sum may be from 100 by rounding, and what follows. A weight that is not a
# multiple of 5 counts half a unit of the last place that is printed, all together at most 2 or 0.2.
SUMS: tuple[tuple[str, Sequence[float], str], ...] = (
    ("99.95", (33.33, 33.33, 33.29), "pass -"),
    ("99.94", (33.33, 33.33, 33.28), "fail error"),
    ("100.06", (33.33, 33.33, 33.40), "fail error"),
    ("multiples of five", (30, 30, 35), "fail error"),
    ("one may be rounded by a half", (33, 30, 36.5), "fail error"),
    ("two may be rounded by one", (33, 30, 36), "fail warning"),
    ("one is too little", (34, 30, 35), "fail error"),
    ("six by two", (16, 16, 16, 16, 17, 17), "fail warning"),
    ("six by three", (16, 16, 16, 16, 16, 17), "fail error"),
    ("one decimal", (33.3, 33.3, 33.3), "fail warning"),
    ("one decimal by 0.2", (16.6, 16.6, 16.6, 16.6, 16.7, 16.7), "fail warning"),
    ("one decimal by 0.3", (16.6, 16.6, 16.6, 16.6, 16.6, 16.7), "fail error"),
    ("one decimal and fives", (33.3, 30, 36.6), "fail warning"),
    ("one decimal and too little", (33.3, 30, 36.55), "fail error"),
    ("one decimal and one may be rounded", (64.9, 30, 5), "fail error"),
    ("more than 100", (33, 33, 35), "fail warning"),
)


def _sums(name: str, weights: Sequence[float], result: str) -> tuple[Case, Case, Case]:
    """The same weights as those of steps, of steps in a year, and of objectives."""
    steps = objective("A", *(step(f"A.{n}", said(), weight_in_objective_pct=weight)
                             for n, weight in enumerate(weights, start=1)))  # fmt: skip
    year = objective("A", *(step(f"A.{n}", said(), weight_in_year_pct=weight)
                            for n, weight in enumerate(weights, start=1)))  # fmt: skip
    objectives = (objective(f"O{n}", weight_pct=weight)
                  for n, weight in enumerate(weights, start=1))  # fmt: skip
    return (
        case("step_weights_sum", name, steps, results=f"{result} A"),
        case("year_weights_sum", name, year, results=f"{result} A"),
        case("objective_weights_sum", name, *objectives, results=f"{result} -"),
    )


def _weights(check: str, *pairs: tuple[float, float, str]) -> tuple[Case, ...]:
    """Weights on the card and in the closing table."""
    return tuple(
        case(check, f"{card} and {table}", objective("A", weight_pct=card),
             weights=(("A", "Obiettivo A", table),), results=f"{result} A")
        for card, table, result in pairs
    )  # fmt: skip


def _kept(check: str, make: Any, code: str, *pairs: tuple[float, float, bool]) -> tuple[Case, ...]:
    """Weights in the plan and in its verification, and whether they are the same."""
    return tuple(
        pair(check, f"{before} and {after}", (make(before),), (make(after),),
             results=(("pass", None, code) if is_same else ("fail", "warning", code),))
        for before, after, is_same in pairs
    )  # fmt: skip


SIMILAR = (
    (100.0, 99.995, True),
    (100.0, 99.994, False),
    (99.0, 100.0, False),
    (99.4, 100.0, False),
)

TABLES = (
    *_weights("closing_weight_agrees", (100.0, 99.995, "pass -"), (100.0, 99.994, "fail error"),
              (90.0, 100.0, "fail error"), (100.0, 99.6, "fail error")),
    case("closing_title_agrees", "cut short", weights=(("A", "Obiettivo", 100.0),),
         results="fail warning A", says="one is cut short"),
    case("closing_objective_listed", "a line without code", objective("A"),
         weights=(("A", "Obiettivo A", 50.0), (None, "Altro", 50.0)),
         results="pass - A,fail error -", says="lists “Altro”, which has no card"),
    case("closing_objective_listed", "a card without code", objective(None, title="Uno"),
         weights=((None, "uno", 50.0), ("B", "Due", 50.0)),
         results="pass - -,fail error B", says="lists B"),
    case("closing_programme_listed", "several objectives",
         objective("B", programmes=["12.01"]), objective("A", programmes=["12.01"]),
         objective("A", title="Altro", programmes=["12.01"]), objective("C"),
         programmes=("12.02",), results="fail warning -,fail warning -",
         says="12.01, named by objectives A, B, is missing"),
    case("closing_programme_listed", "no code", objective(None, programmes=["12.01"]),
         programmes=("12.02",), results="fail warning -,fail warning -",
         says="named by objectives without code"),
    case("matrix_link_agrees", "a code of two kinds", objective("A", links=["1A"]),
         objective("A", kind="peg", links=["1B"]), matrix=(("1A", "A"),),
         results="pass - A,fail warning A", says="links it to 1B"),
    case("matrix_link_agrees", "no code and no link", objective(None, links=["1A"]),
         objective("A"), objective("B", links=["1B"]), matrix=(("1B", "B"),),
         results="pass - B"),
    case("matrix_link_agrees", "two bearers", objective("A", links=["1A"]),
         objective("A", title="Altro", links=["1A"]), matrix=(("1A", "A"),), results="pass - A"),
    case("matrix_link_agrees", "a line twice and a line of no objective",
         objective("A", links=["1A"]), matrix=(("1A", "A"), ("1A", "A"), ("1B", None)),
         results="pass - A"),
    case("matrix_link_agrees", "no card", objective("A", links=["1A"]),
         matrix=(("1A", "A"), ("1A", "Z")), results="pass - A,fail warning Z"),
    case("scored_unit_listed", "capitals", objective("A"), objective("B", unit="DIREZIONE"),
         scores=(("Direzione", 470.0, 500.0),), results="pass - -"),
    case("score_within_maximum", "two of one score", scores=(("Uno", 470.0, 500.0),
         ("Due", 470.0, 500.0)), results="pass - -,pass - -"),
    case("scored_unit_listed", "no unit", objective("A", unit=None),
         objective("B", unit="Direzione"), scores=(("Direzione", 470.0, 500.0),),
         results="pass - -"),
    case("score_within_maximum", "all of it", scores=(("Direzione", 500.0, 500.0),),
         results="pass - -"),
)  # fmt: skip

WORDS = (
    case("contradicting_dates", "one end", one(said(completed_to=None)), results="pass - A.1"),
    case("contradicting_dates", "the other end", one(said(completed_from=None)),
         results="pass - A.1"),
    case("contradicting_dates", "undated but contradicted",
         one(said(**UNDATED, contradiction_basis="giugno … luglio")), results="fail error A.1"),
    case("full_credit_evidence", "one end", one(said(completed_to=None, text=DONE,
         assessed_outcome="not_assessable")), results="pass - A.1"),
    case("full_credit_evidence", "the other end", one(said(completed_from=None, text=DONE,
         assessed_outcome="not_assessable")), results="pass - A.1"),
    case("full_credit_evidence", "in part", one(said(**UNDATED, text=DONE,
         assessed_outcome="partially_achieved")), results="pass - A.1"),
    case("full_credit_evidence", "not at all", one(said(**UNDATED, text=DONE,
         assessed_outcome="not_achieved")), results="pass - A.1"),
    case("full_credit_evidence", "two acts", one(said(**UNDATED, text=DONE, acts_cited=2,
         assessed_outcome="not_assessable")), results="pass - A.1"),
    case("full_credit_evidence", "acts not counted", one(said(**UNDATED, text=DONE,
         acts_cited=None, assessed_outcome="not_assessable")), results="fail info A.1"),
    case("full_credit_evidence", "two bare years", one(said(**UNDATED,
         text="Svolta nel 1999 e nel 2022, nel reparto B2.", assessed_outcome="not_assessable")),
         results="fail info A.1"),
    case("full_credit_late", "by a day", one(said(completed_from=date(2022, 7, 1),
         completed_to=date(2022, 7, 1))), results="fail error A.1", says="late by 1 days."),
    case("full_credit_late", "no end", one(said(completed_from=date(2022, 7, 10),
         completed_to=None)), results="fail error A.1", says="at least 10 days."),
    case("full_credit_late", "no beginning", one(said(completed_from=None)),
         results="pass - A.1"),
    case("full_credit_late", "on the extended day", one(said(**LATE,
         extended_deadline=date(2022, 7, 12))), results="fail warning A.1",
         says="extended to 12/07/2022."),
    case("full_credit_late", "after the extended day", one(said(**LATE,
         extended_deadline=date(2022, 7, 11), excuse_basis="non imputabile")),
         results="fail warning A.1", says="at least 10 days; the text excuses the delay."),
    case("full_credit_target_missed", "not at all", one(said(assessed_outcome="not_achieved"),
         target="5 convenzioni"), results="fail error A.1",
         says="that it was not achieved: no reason is given."),
    case("full_credit_target_missed", "a target", one(said(), target="5 convenzioni"),
         results="pass - A.1"),
    case("punctuality_claim", "no beginning", one(said(completed_from=None,
         punctuality_basis="puntuale")), results="pass - A.1"),
    case("punctuality_claim", "an interval", one(said(completed_from=date(2022, 6, 1),
         punctuality_basis="puntuale")), results="pass - A.1"),
)  # fmt: skip

VERIFICATION = (
    case("step_verified", "two not due", objective("A", step("A.1", said()),
         *(step(f"A.{n}", unsaid(), weight_in_year_pct=None) for n in (2, 3))),
         results="pass - A.1,pass - A.2,pass - A.3"),
    case("description_agrees", "right", results="pass - A.1"),
    case("credit_within_weight", "40.05 of 40", one(said(achieved_pct=40.05),
         weight_in_year_pct=40.0), results="pass - A.1"),
    case("credit_within_weight", "40.06 of 40", one(said(achieved_pct=40.06),
         weight_in_year_pct=40.0), results="fail error A.1"),
    case("deadline_agrees", "later", one(said(deadline=date(2022, 7, 31))),
         results="fail error A.1", says="31 days later"),
    case("indicator_agrees", "cut short", one(said(indicator="Convenzione")),
         results="fail warning A.1", says="cut short"),
    case("verification_has_step", "only a deadline", one(said(), description=None,
         indicator=None), results="pass - A.1"),
    case("verification_has_step", "only an indicator", one(said(description=None),
         description=None, deadline=None), results="pass - A.1"),
    case("verification_has_step", "only a description", one(said(indicator=None),
         indicator=None, deadline=None), results="pass - A.1"),
    case("verification_has_step", "no step for an indicator", one(said(description=None),
         description=None, indicator=None, deadline=None), results="fail error A.1",
         says="(“Convenzione firmata.”)"),
)  # fmt: skip

PLANS = (
    case("deadline_in_period", "first and last day", objective("A",
         step("A.1", said(), deadline=date(2022, 1, 1)),
         step("A.2", said(), deadline=date(2024, 12, 31))), results="pass - A.1,pass - A.2"),
    case("first_year_plausible", "last year of a plan", objective("A", first_year=2024), **PLAN,
         results="pass - A"),
    case("first_year_plausible", "no code", objective(None, first_year=2024),
         results="fail warning -", says="Objective “Obiettivo None”"),
    case("objective_has_steps", "no code", {**objective(None), "steps": ()},
         results="fail warning -", says="Objective “Obiettivo None”"),
    case("objective_has_steps", "two", objective("A", step("A.1", said()), step("A.2", said())),
         results="pass - A"),
    case("objective_code_unique", "two kinds", objective("A"), objective("A", kind="peg"),
         results="pass - A,pass - A"),
    case("objective_code_unique", "few codes begin anew", objective("1", unit="Uno"),
         objective("1", unit="Due"), objective("2", unit="Uno"), objective("3", unit="Due"),
         results="fail error 1,pass - 2,pass - 3"),
    case("objective_code_unique", "half of the codes begin anew", objective("1", unit="Uno"),
         objective("1", unit="Due"), objective("2", unit="Uno"), results="pass - 1,pass - 2"),
    case("objective_code_unique", "a unit without name", objective("1", unit=None),
         objective("1", unit="Due"), results="pass - 1"),
    case("objective_code_unique", "twice in a unit", objective("1", unit="Uno"),
         objective("1", unit="Uno", title="Altro"), objective("1", unit="Due", title="Terzo"),
         results="fail error 1", says="“Obiettivo 1”, “Altro”, “Terzo”"),
    case("programme_known", "no code", objective(None, programmes=["12.33"]),
         results="fail warning -", says="Objective “Obiettivo None” names"),
    case("programme_known", "year of a plan", objective("A", programmes=["12.01"]), **PLAN,
         results="pass - A"),
    case("step_code_unique", "other deadlines", objective("A",
         step("A.1", said(), deadline=date(2022, 9, 30)), step("A.1", said()),
         step("A.1", said(), deadline=None)), results="fail error A.1",
         says="used for 3 steps (deadlines: 30/06/2022, 30/09/2022, no deadline)"),
    case("step_code_unique", "objectives begin anew", objective("1", step("1.1", said())),
         objective("1", step("1.1", said()), unit="Due"), results="pass - 1.1,pass - 1.1"),
    case("step_code_unique", "all objectives begin anew", *(objective(code, step(f"{code}.1",
         said()), unit=unit) for unit in ("Uno", "Due") for code in ("1", "2")),
         results="pass - 1.1,pass - 2.1,pass - 1.1,pass - 2.1"),
    case("step_code_unique", "no code beside a code", objective(None, step("A.1", said())),
         objective(None, step("A.1", said())), results="fail error A.1"),
    case("year_weight_derivation", "46.2 of 46.15", objective("A",
         step("A.1", said(), weight_in_objective_pct=30.0, weight_in_year_pct=46.2),
         step("A.2", said(), weight_in_objective_pct=35.0, weight_in_year_pct=53.79)),
         results="pass - A.1,fail error A.2"),
    case("year_weight_derivation", "half a percent", objective("A",
         step("A.1", said(), weight_in_objective_pct=12.5, weight_in_year_pct=13.0),
         step("A.2", said(), weight_in_objective_pct=87.5, weight_in_year_pct=88.0)),
         results="pass - A.1,pass - A.2"),
    case("year_weight_derivation", "a whole percent", objective("A",
         step("A.1", said(), weight_in_objective_pct=12.0, weight_in_year_pct=13.0),
         step("A.2", said(), weight_in_objective_pct=88.0, weight_in_year_pct=87.0)),
         results="fail error A.1,fail error A.2"),
    case("year_weight_derivation", "small weights", weighed((99, 99), (1, 1)),
         results="pass - A.1,pass - A.2"),
    case("year_weight_derivation", "one point", one(said(), weight_in_objective_pct=1.0),
         results="pass - A.1"),
    case("year_weight_derivation", "whole and not whole", objective("A",
         step("A.1", said(), weight_in_objective_pct=12.5, weight_in_year_pct=13.0),
         step("A.2", said(), weight_in_objective_pct=87.5, weight_in_year_pct=87.5)),
         results="fail error A.1,pass - A.2"),
    case("year_weight_derivation", "the border in binary", weighed((33.35, 33.4), (66.65, 66.7)),
         results="pass - A.1,pass - A.2"),
    case("year_weight_when_due", "small weights", weighed((99, 99), (1, 1)),
         results="pass - A.1,pass - A.2"),
    case("year_weight_when_due", "weight 0", objective("A", step("A.1", said()),
         step("A.2", unsaid(), weight_in_year_pct=0.0, deadline=date(2023, 1, 31)),
         step("A.3", unsaid(), weight_in_year_pct=0.0)),
         results="pass - A.1,pass - A.2,fail warning A.3"),
    case("year_weights_sum", "one decimal, not all weighed", objective("A",
         *(step(f"A.{n}", said(), weight_in_year_pct=33.3) for n in (1, 2, 3)),
         step("A.4", unsaid(), weight_in_year_pct=None)), results="fail warning A",
         says="weights of the 3 steps due in the year add up to 99.9, not 100; they are rounded"),
)  # fmt: skip

# Another year of entry costs 0.1 of the score of 1, other programmes 0.1, another code 0.15.
ALIKE = objective("A", first_year=2020, programmes=["12.01"])

ACROSS = (
    *_kept("plan_weight_kept", lambda weight: one(said(), weight_in_objective_pct=weight), "A.1",
           *SIMILAR),
    *_kept("plan_objective_weight_kept", lambda weight: objective("A", weight_pct=weight), "A",
           *SIMILAR),
    pair("plan_text_kept", "cut short and missing", (one(said(), indicator=None),),
         (one(said(), description="Stipula della"),),
         results=(("pass", None, "A"), ("fail", "warning", "A.1")),
         says="its description in the plan as published and in the verification differ, one is"),
    pair("plan_text_kept", "missing in the verification", (SAME,), (one(said(), indicator=None),),
         results=(("pass", None, "A"), ("pass", None, "A.1"))),
    pair("plan_text_kept", "indicator", (SAME,), (one(said(), indicator="convenzione firmata"),),
         results=(("pass", None, "A"), ("pass", None, "A.1"), ("fail", "info", "A.1")),
         says="Step A.1: its indicator in the plan"),
    pair("plan_step_kept", "no codes", (objective("A", step(None, said())),),
         (objective("A", step(None, said()), step(None, said())),),
         results=(("pass", None, "A"), ("fail", "warning", "A")),
         says="Step A, n. 2 of the verification"),
    pair("plan_step_kept", "an objective added", (SAME,), (SAME, objective("B")),
         results=(("pass", None, "A.1"), ("fail", "warning", "B.1"))),
    pair("plan_objective_kept", "no code", (objective(None, title="Uno"),),
         (objective(None, title="Uno"), objective(None, title="Due")),
         results=(("pass", None, None), ("fail", "warning", None)), says="Objective “Due” of the"),
    pair("plan_objective_kept", "two kinds", (SAME,), (objective("A", kind="peg"),),
         results=(("fail", "warning", "A"), ("fail", "warning", "A"))),
    pair("plan_objective_kept", "a code used twice", (SAME, objective("A", title="Altro")),
         (SAME,), results=(("pass", None, "A"), ("fail", "warning", "A")),
         says="Objective A of the plan is missing"),
    pair("plan_objective_kept", "another period", (SAME,), (SAME,), period_end=2023,
         results=(("not_applicable", None, None),)),
    pair("plan_objective_kept", "another first year", (SAME,), (SAME,), period_start=2021,
         results=(("not_applicable", None, None),)),
    pair("plan_objective_kept", "not a plan", (SAME,), (SAME,), kind="report",
         reference_year=2023, results=(("not_applicable", None, None),)),
    pair("first_year_kept", "likely the same", (ALIKE,),
         ({**ALIKE, "first_year": 2022, "programmes": ["12.05"]},),
         results=(("fail", "warning", "A"),), **EARLIER),
    pair("first_year_kept", "hardly the same", (ALIKE,),
         ({**ALIKE, "first_year": 2022, "code": "B", "title": "Tutt'altro"},),
         results=(("not_applicable", None, "B"),), says="no earlier plan", **EARLIER),
    pair("first_year_kept", "no code", (objective(None, title="Accoglienza", first_year=2020),),
         (objective(None, title="Accoglienza", first_year=2022),),
         results=(("fail", "warning", None),), says="Objective “Accoglienza”: its year", **EARLIER),
)  # fmt: skip

BORDER_CASES = (
    *(made for name, weights, result in SUMS for made in _sums(name, weights, result)),
    *TABLES,
    *WORDS,
    *VERIFICATION,
    *PLANS,
    *ACROSS,
)
