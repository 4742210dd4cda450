"""Bars are as long as what they stand for."""

import pytest

from pipelines.site.charts import PUNCTUALITY, WIDTH, completion_chart, punctuality_chart


def _completion(
    declared: float | None, assessed: float | None, cumulative: float | None
) -> dict[str, float | None]:
    return {
        "declared_completion_pct": declared,
        "assessed_completion_pct": assessed,
        "cumulative_completion_pct": cumulative,
    }


def test_a_bar_is_as_long_as_its_completion() -> None:
    chart = completion_chart([("2022", _completion(100, 50, 0))])
    assert chart is not None
    (group,) = chart.groups
    assert [bar.width for bar in group.bars] == [400, 200, 0]
    assert [bar.text for bar in group.bars] == ["100.00%", "50.00%", "0.00%"]


def test_what_is_not_known_has_no_bar() -> None:
    chart = completion_chart(
        [("2021", _completion(None, None, None)), ("2022", _completion(None, 40, None))]
    )
    assert chart is not None
    assert [(group.label, len(group.bars)) for group in chart.groups] == [("2022", 1)]
    assert completion_chart([("2021", _completion(None, None, None))]) is None


def test_more_than_everything_stays_in_the_picture() -> None:
    chart = completion_chart([("2022", _completion(130, None, None))])
    assert chart is not None
    assert chart.groups[0].bars[0].width == 400
    assert chart.groups[0].bars[0].text == "130.00%"


def test_parts_of_a_bar_fill_it() -> None:
    counts = {f"steps_{kind}": number for number, kind in enumerate(PUNCTUALITY)}
    chart = punctuality_chart([("2022", counts), ("2021", dict.fromkeys(counts, 0))])
    assert chart is not None
    (group,) = chart.groups
    assert [bar.style for bar in group.bars] == list(PUNCTUALITY[1:])
    last = group.bars[-1]
    assert last.x + last.width == pytest.approx(WIDTH, abs=0.05)
    assert sum(bar.width for bar in group.bars) == pytest.approx(470, abs=0.05)


def test_a_plan_has_no_punctuality() -> None:
    assert punctuality_chart([("plan", {f"steps_{kind}": None for kind in PUNCTUALITY})]) is None
