"""Slippage of steps made by hand, and of those that a careful reader dated in a real document."""

import csv
from datetime import date
from typing import Any

import pytest

from tests.database import answers, create
from tests.pipelines.small_documents import Small, objective, put, said, step, unsaid
from tests.samples import EVIDENCE, SHARED_GOLD, needs_shared_corpus, sample

JUNE = date(2022, 6, 30)


@pytest.mark.parametrize(
    ("verification", "values", "expected"),
    [
        (said(completed_from=JUNE, completed_to=JUNE), {}, ("on_time", 0, 0)),
        (said(completed_from=date(2022, 7, 1), completed_to=None), {}, ("late", 1, None)),
        (
            said(completed_from=date(2022, 6, 25), completed_to=date(2022, 7, 5)),
            {},
            ("possibly_late", -5, 5),
        ),
        (
            said(completed_from=None, completed_to=date(2022, 7, 5)),
            {},
            ("possibly_late", None, 5),
        ),
        (said(completed_from=None, completed_to=JUNE), {}, ("on_time", None, 0)),
        (
            said(completed_from=date(2022, 6, 1), completed_to=None),
            {},
            ("undated", -29, None),
        ),
        (
            said(completed_from=None, completed_to=None, punctuality_basis="nei tempi previsti"),
            {},
            ("asserted", None, None),
        ),
        (said(completed_from=None, completed_to=None), {}, ("undated", None, None)),
        (said(), {"deadline": None}, ("undated", None, None)),
        (None, {}, ("undated", None, None)),
    ],
)
def test_status(
    verification: dict[str, Any] | None,
    values: dict[str, Any],
    expected: tuple[str, int | None, int | None],
) -> None:
    with create() as connection:
        put(connection, Small("d", (objective("A", step("A.1", verification, **values)),)))
        assert answers(
            connection, "SELECT status, slippage_min_days, slippage_max_days FROM step_slippage"
        ) == [expected]


def test_what_was_not_due_is_not_late() -> None:
    idle = step("A.2", unsaid(), weight_in_year_pct=None)
    with create() as connection:
        put(connection, Small("d", (objective("A", step("A.1", said()), idle),)))
        assert answers(
            connection, "SELECT status, status_reason FROM step_slippage ORDER BY step_id"
        ) == [("on_time", None), ("not_due", "nothing was due in the year")]


def test_three_baselines_are_never_mixed() -> None:
    late = said(
        completed_from=date(2022, 7, 10),
        completed_to=date(2022, 7, 20),
        extended_deadline=date(2022, 7, 31),
        earlier_deadline=date(2021, 12, 31),
        excuse_basis="non imputabile",
    )
    with create() as connection:
        put(connection, Small("d", (objective("A", step("A.1", late)),)))
        assert answers(
            connection,
            """SELECT status, slippage_min_days, slippage_max_days,
                status_vs_extension, slippage_vs_extension_min_days, slippage_vs_extension_max_days,
                slippage_vs_earlier_min_days, slippage_vs_earlier_max_days, excuse_basis
            FROM step_slippage""",
        ) == [("late", 10, 20, "on_time", -21, -11, 191, 201, "non imputabile")]


def test_aggregates_use_known_intervals_and_count_the_others() -> None:
    # Known: -15 (early), 10 (late) and 20 (possibly late, middle of 0 and 40).
    made = objective(
        "A",
        step("A.1", said()),
        step("A.2", said(completed_from=date(2022, 7, 10), completed_to=date(2022, 7, 10))),
        step("A.3", said(completed_from=JUNE, completed_to=date(2022, 8, 9))),
        step("A.4", said(completed_from=None, completed_to=date(2022, 7, 10))),
        step("A.5", said(completed_from=None, completed_to=None)),
    )
    with create() as connection:
        put(connection, Small("d", (made,)))
        assert answers(
            connection,
            """SELECT steps_due, steps_with_known_slippage, steps_without_known_slippage,
                median_slippage_days, p90_slippage_days, share_on_time_pct, share_late_pct,
                late_of_due_pct, unknown_of_due_pct
            FROM document_slippage""",
        ) == [
            (
                5,
                3,
                2,
                10.0,
                18.0,
                pytest.approx(33.333333),
                pytest.approx(33.333333),
                20.0,
                60.0,
            )
        ]


def test_no_date_at_all_gives_no_figure_but_a_reason() -> None:
    made = objective("A", step("A.1", said(completed_from=None, completed_to=None)))
    with create() as connection:
        put(connection, Small("d", (made,)))
        assert answers(
            connection,
            "SELECT median_slippage_days, share_late_pct, slippage_reason FROM document_slippage",
        ) == [(None, None, "no due step has a deadline and both ends of its completion")]


@needs_shared_corpus
def test_statuses_of_the_real_document() -> None:
    with (
        EVIDENCE.open(encoding="utf-8", newline="") as handle,
        sample(SHARED_GOLD, "cssm-verifica-2022-2024", evidence=True) as connection,
    ):
        expected = {line["code"]: line["status"] for line in csv.DictReader(handle)}
        found = dict(answers(connection, "SELECT step_code, status FROM step_results WHERE is_due"))
    assert {code: found[code] for code in expected} == expected
