"""Hand-computed cases of the checks that read two documents of one body."""

from datetime import date, datetime
from typing import Any

from tests.pipelines.checks.cases import PLAN, Case, one
from tests.pipelines.small_documents import Small, objective, said, step


def pair(
    check: str,
    name: str,
    planned: tuple[dict[str, Any], ...],
    verified: tuple[dict[str, Any], ...],
    *,
    results: tuple[tuple[str, str | None, str | None], ...],
    says: str = "",
    **earlier: Any,
) -> Case:
    """A verification beside an earlier document of its body: by default the plan on its own."""
    document_id = f"{check}-{name}".replace(" ", "-")
    return Case(
        check,
        name,
        Small(document_id, verified),
        results,
        says,
        (
            Small(
                f"{document_id}-before",
                planned,
                values={"consortium_id": f"body-{document_id}", **PLAN, **earlier},
            ),
        ),
    )


def alone(check: str, code: str | None) -> Case:
    """A verification whose plan is not in the database."""
    name = "alone"
    return Case(
        check, name, Small(f"{check}-{name}", (objective(),)), (("not_applicable", None, code),)
    )


EARLIER: dict[str, Any] = {
    "kind": "verification",
    "period_start": 2021,
    "period_end": 2023,
    "reference_year": 2021,
    "achievement_kind": "credit",
}
VERSION: dict[str, Any] = {
    "kind": "verification",
    "reference_year": 2022,
    "achievement_kind": "credit",
    "ingested_at": datetime(2022, 12, 1),  # noqa: DTZ001
}
SAME = objective()
MOVED = one(said(), deadline=date(2022, 7, 31))
REWEIGHED = one(said(), weight_in_objective_pct=80.0)


ACROSS_CASES = (
    pair("plan_objective_kept", "same", (SAME,), (SAME,), results=(("pass", None, "A"),)),
    pair(
        "plan_objective_kept",
        "dropped and added",
        (SAME, objective("B"), objective("D")),
        (SAME, objective("C"), objective("D")),
        results=(
            ("pass", None, "A"),
            ("fail", "warning", "B"),
            ("fail", "warning", "C"),
            ("pass", None, "D"),
        ),
        says="is missing from the verification",
    ),
    alone("plan_objective_kept", None),
    pair("plan_step_kept", "same", (SAME,), (SAME,), results=(("pass", None, "A.1"),)),
    pair(
        "plan_step_kept",
        "dropped and added",
        (objective("A", step("A.1", None), step("A.2", None)),),
        (objective("A", step("A.1", said()), step("A.3", said())),),
        results=(("pass", None, "A.1"), ("fail", "warning", "A.2"), ("fail", "warning", "A.3")),
        says="is not in the plan",
    ),
    pair(
        "plan_step_kept",
        "a code used twice",
        (objective("A", step("A.1", None), step("A.1", None)),),
        (objective("A", step("A.1", said()), step("A.1", said())),),
        results=(("pass", None, "A.1"), ("pass", None, "A.1")),
    ),
    alone("plan_step_kept", None),
    pair("plan_deadline_kept", "same", (SAME,), (SAME,), results=(("pass", None, "A.1"),)),
    pair(
        "plan_deadline_kept",
        "moved",
        (SAME,),
        (MOVED,),
        results=(("fail", "warning", "A.1"),),
        says="was 30/06/2022 in the plan as published and is 31/07/2022",
    ),
    alone("plan_deadline_kept", None),
    pair("plan_weight_kept", "same", (SAME,), (SAME,), results=(("pass", None, "A.1"),)),
    pair(
        "plan_weight_kept",
        "moved",
        (SAME,),
        (REWEIGHED,),
        results=(("fail", "warning", "A.1"),),
        says="was 100% in the plan as published and is 80%",
    ),
    alone("plan_weight_kept", None),
    pair("plan_objective_weight_kept", "same", (SAME,), (SAME,), results=(("pass", None, "A"),)),
    pair(
        "plan_objective_weight_kept",
        "moved",
        (SAME,),
        (objective("A", weight_pct=50.0),),
        results=(("fail", "warning", "A"),),
        says="was 100% in the plan as published and is 50%",
    ),
    alone("plan_objective_weight_kept", None),
    pair(
        "plan_text_kept",
        "same",
        (SAME,),
        (SAME,),
        results=(("pass", None, "A"), ("pass", None, "A.1"), ("pass", None, "A.1")),
    ),
    pair(
        "plan_text_kept",
        "title and description",
        (objective("A", title="Obiettivo  A."),),
        (one(said(), description="Stipula del contratto"),),
        results=(("fail", "info", "A"), ("fail", "warning", "A.1"), ("pass", None, "A.1")),
        says="Step A.1: its description",
    ),
    alone("plan_text_kept", None),
    pair(
        "first_year_kept",
        "same",
        (objective("A", first_year=2020),),
        (objective("A", first_year=2020),),
        results=(("pass", None, "A"),),
        **EARLIER,
    ),
    pair(
        "first_year_kept",
        "made young",
        (objective("A", first_year=2020),),
        (objective("A", first_year=2022),),
        results=(("fail", "warning", "A"),),
        says="was 2020 in first_year_kept-made-young-before and is 2022",
        **EARLIER,
    ),
    alone("first_year_kept", "A"),
    pair(
        "plan_comparable",
        "shares most",
        (objective("A"), objective("B"), objective("C")),
        (objective("A"), objective("B")),
        results=(("pass", None, None),),
    ),
    pair(
        "plan_comparable",
        "shares half",
        (objective("A"), objective("B")),
        (objective("A"), objective("C", title="Altro")),
        results=(("fail", "info", None),),
        says="share 1 of 2 objectives",
    ),
    alone("plan_comparable", None),
    pair(
        "version_complete",
        "three quarters",
        tuple(objective(code) for code in "ABCD"),
        tuple(objective(code) for code in "ABC"),
        results=(("pass", None, None),),
        **VERSION,
    ),
    pair(
        "version_complete",
        "half",
        tuple(objective(code) for code in "ABCD"),
        tuple(objective(code) for code in "AB"),
        results=(("fail", "warning", None),),
        says="which is used in its place",
        **VERSION,
    ),
    alone("version_complete", None),
)
