"""Hand-computed cases: one for each reason for which a check leaves something alone."""

from typing import Any

from tests.pipelines.checks.across_cases import EARLIER, SAME, pair
from tests.pipelines.checks.cases import DONE, LATE, PLAN, UNDATED, Case, case, one
from tests.pipelines.small_documents import Small, objective, said, step, unsaid

UNREAD: dict[str, Any] = {"assessed_outcome": None, "acts_cited": None}
NO_PERIOD: dict[str, Any] = {"period_start": None, "period_end": None}
TWICE = (objective("A"), objective("A", title="Altro"))
NOT_DUE = objective("A", step("A.1", said()), step("A.2", said(), weight_in_year_pct=None))


def plan_case(check: str, *, says: str, **verification: Any) -> Case:
    """A plan on its own, with words that would be judged in a verification."""
    made = one(said(**verification)) if verification else one(None)
    return case(check, "plan with words", made, **PLAN, results="not_applicable - A.1", says=says)


CARDS_AGAINST_TABLES = (
    case("closing_title_agrees", "no line", weights=(("B", "Altro", 100.0),),
         results="not_applicable - A", says="no line of the closing table"),
    case("closing_title_agrees", "code twice", *TWICE, weights=(("A", "Obiettivo A", 100.0),),
         results="not_applicable - A,not_applicable - A", says="several objectives"),
    case("closing_title_agrees", "no title", weights=(("A", None, 100.0),),
         results="not_applicable - A", says="gives no title"),
    case("closing_weight_agrees", "no line", weights=(("B", "Altro", 100.0),),
         results="not_applicable - A", says="no line of the closing table"),
    case("closing_weight_agrees", "code twice", *TWICE, weights=(("A", "Obiettivo A", 100.0),),
         results="not_applicable - A,not_applicable - A", says="several objectives"),
    case("closing_weight_agrees", "no weight", objective("A", weight_pct=None),
         weights=(("A", "Obiettivo A", 100.0),), results="not_applicable - A",
         says="the card gives no weight"),
    case("closing_weight_agrees", "no table", results="not_applicable - A", says="no closing"),
)  # fmt: skip

WORDS_AGAINST_FIGURES = (
    plan_case("contradicting_dates", says="reports no results", contradiction_basis="due date"),
    case("contradicting_dates", "unread", one(said(**UNREAD)), results="not_applicable - A.1",
         says="have not been read"),
    plan_case("full_credit_evidence", says="reports no results", text=DONE),
    case("full_credit_evidence", "not due", NOT_DUE, results="pass - A.1,not_applicable - A.2",
         says="nothing was due"),
    case("full_credit_evidence", "unread", one(said(**UNDATED, **UNREAD)),
         results="not_applicable - A.1", says="have not been read"),
    plan_case("full_credit_late", says="reports no results", **LATE),
    case("full_credit_late", "not due", NOT_DUE, results="pass - A.1,not_applicable - A.2",
         says="nothing was due"),
    case("full_credit_late", "no deadline", one(said(**LATE), deadline=None),
         results="not_applicable - A.1", says="has no deadline"),
    plan_case("full_credit_target_missed", says="reports no results",
              assessed_outcome="not_achieved"),
    case("full_credit_target_missed", "not due", NOT_DUE,
         results="pass - A.1,not_applicable - A.2", says="nothing was due"),
    case("full_credit_target_missed", "half credit", one(said(achieved_pct=50.0,
         assessed_outcome="not_achieved")), results="not_applicable - A.1",
         says="not given full credit"),
    plan_case("punctuality_claim", says="reports no results", **LATE, punctuality_basis="puntuale"),
    case("punctuality_claim", "not due", objective("A", step("A.1", said()),
         step("A.2", said(**LATE, punctuality_basis="puntuale"), weight_in_year_pct=None)),
         results="not_applicable - A.1,not_applicable - A.2", says="nothing was due"),
    case("punctuality_claim", "possibly late", one(said(completed_from=None,
         completed_to=LATE["completed_to"], punctuality_basis="puntuale")),
         results="not_applicable - A.1", says="no date on one side"),
)  # fmt: skip

PLAN_AGAINST_VERIFICATION = (
    case("credit_when_due", "nothing says what was due", one(unsaid(), weight_in_year_pct=None),
         reference_year=None, results="not_applicable - A.1", says="does not say what was due"),
    case("credit_within_weight", "no percentages", one(said(achieved_pct=150.0)),
         achievement_kind=None, results="not_applicable - A.1", says="prints no achievement"),
    case("credit_within_weight", "no weight", one(said(), weight_in_objective_pct=None,
         weight_in_year_pct=None), results="not_applicable - A.1", says="carries no weight"),
    case("deadline_agrees", "nothing said", one(None), results="not_applicable - A.1",
         says="nothing is said"),
    case("deadline_agrees", "no deadline", one(said(), deadline=None),
         results="not_applicable - A.1", says="the plan gives no deadline"),
    case("description_agrees", "nothing said", one(None), results="not_applicable - A.1",
         says="nothing is said"),
    case("description_agrees", "no description", one(said(), description=None),
         results="not_applicable - A.1", says="the plan gives no description"),
    plan_case("description_agrees", says="has no verification", description="Altro"),
    case("indicator_agrees", "nothing said", one(None), results="not_applicable - A.1",
         says="nothing is said"),
    case("indicator_agrees", "not repeated", one(said(indicator=None)),
         results="not_applicable - A.1", says="does not repeat the indicator"),
    plan_case("indicator_agrees", says="has no verification", indicator="Altro"),
    plan_case("deadline_agrees", says="has no verification", deadline=LATE["completed_to"]),
    case("verification_has_step", "nothing said", one(None), results="not_applicable - A.1",
         says="nothing is said"),
)  # fmt: skip

WITHIN_PLAN = (
    case("deadline_in_period", "no period", **NO_PERIOD, results="not_applicable - A.1",
         says="states no period"),
    case("deadline_in_period", "no last year", period_end=None, results="not_applicable - A.1",
         says="states no period"),
    case("deadline_in_period", "no first year", period_start=None, results="not_applicable - A.1",
         says="states no period"),
    case("first_year_plausible", "no period", **NO_PERIOD, reference_year=None,
         results="not_applicable - A", says="states no period"),
    Case("objective_weights_sum", "no objective", Small("objective_weights_sum-no-objective"),
         (("not_applicable", None, None),), "has no objective"),
    case("objective_weights_sum", "some", objective("A", weight_pct=100.0),
         objective("B", weight_pct=None), results="not_applicable - -", says="some objectives"),
    case("programme_known", "no period", objective("A", programmes=["12.01"]), **NO_PERIOD,
         reference_year=None, results="not_applicable - A", says="states no period"),
    case("year_weight_derivation", "no such column", one(said(), weight_in_year_pct=None),
         results="not_applicable - A.1", says="prints no weights for the year"),
    case("year_weight_derivation", "weight 0", objective("A", step("A.1", said()),
         step("A.2", unsaid(), weight_in_year_pct=0.0)),
         results="pass - A.1,not_applicable - A.2", says="not due in the year"),
    case("year_weight_derivation", "no points", one(said(), weight_in_objective_pct=0.0),
         results="not_applicable - A.1", says="no step weight"),
    case("year_weight_derivation", "one unweighed", objective("A", step("A.1", said()),
         step("A.2", said(), weight_in_objective_pct=None)),
         results="not_applicable - A.1,not_applicable - A.2", says="no step weight"),
    case("year_weight_when_due", "no such column", one(said(), weight_in_year_pct=None),
         results="not_applicable - A.1", says="prints no weights for the year"),
)  # fmt: skip

STEP_ADDED = objective("A", step("A.1", said()), step("A.2", said(), weight_in_year_pct=None))
LEFT_ALONE = "not_applicable"


def _gaps(
    check: str, name: str, says: str, given: dict[str, Any], gap: dict[str, Any], code: str
) -> tuple[Case, Case]:
    """A value that only the verification gives, and one that only the plan gives."""
    results = ((LEFT_ALONE, None, code),)
    return (
        pair(check, f"{name} in the plan", (gap,), (given,), results=results, says=says),
        pair(check, f"{name} in the verification", (given,), (gap,), results=results, says=says),
    )


def _added(check: str, *, says: str) -> tuple[Case, Case]:
    """A step that only the verification has, and one that only the plan has."""
    results = (("pass", None, "A.1"), (LEFT_ALONE, None, "A.2"))
    return (
        pair(check, "added", (SAME,), (STEP_ADDED,), results=results, says=says),
        pair(check, "dropped", (STEP_ADDED,), (SAME,), results=results, says=says),
    )


ACROSS_DOCUMENTS = (
    *_added("plan_deadline_kept", says="in one of the two only"),
    *_gaps("plan_deadline_kept", "no deadline", "gives no deadline", SAME,
           one(said(), deadline=None), "A.1"),
    *_added("plan_weight_kept", says="in one of the two only"),
    *_gaps("plan_weight_kept", "no weight", "gives no weight", SAME,
           one(said(), weight_in_objective_pct=None), "A.1"),
    pair("plan_objective_weight_kept", "added", (SAME,), (SAME, objective("B")),
         results=(("pass", None, "A"), (LEFT_ALONE, None, "B")), says="in one of the two only"),
    pair("plan_objective_weight_kept", "dropped", (SAME, objective("B")), (SAME,),
         results=(("pass", None, "A"), (LEFT_ALONE, None, "B")), says="in one of the two only"),
    *_gaps("plan_objective_weight_kept", "no weight", "gives no weight", SAME,
           objective("A", weight_pct=None), "A"),
    pair("first_year_kept", "none now", (objective("A", first_year=2020),),
         (objective("A", first_year=None),), results=((LEFT_ALONE, None, "A"),),
         says="one of the two cards", **EARLIER),
    pair("first_year_kept", "none before", (objective("A", first_year=None),),
         (objective("A", first_year=2020),), results=((LEFT_ALONE, None, "A"),),
         says="one of the two cards", **EARLIER),
)  # fmt: skip

LEFT_ALONE_CASES = (
    *CARDS_AGAINST_TABLES,
    *WORDS_AGAINST_FIGURES,
    *PLAN_AGAINST_VERIFICATION,
    *WITHIN_PLAN,
    *ACROSS_DOCUMENTS,
)
