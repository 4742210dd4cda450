"""How values and figures are written on a page."""

from datetime import UTC, date, datetime

import pytest
from jinja2 import UndefinedError

from pipelines.site.drawing import environment


def _drawn(template: str, **content: object) -> str:
    return environment().from_string(template).render(**content)


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (-20, -20, "20 days early"),
        (10, 10, "10 days late"),
        (1, 1, "1 day late"),
        (0, 0, "on the day"),
        (-30, 0, "30 days early to on the day"),
        (-3, 5, "3 days early to 5 days late"),
        (None, -153, "153 days early or earlier"),
        (None, 15, "15 days late or earlier"),
        (60, None, "60 days late or later"),
        (None, None, ""),
    ],
)
def test_lateness_is_told_in_words(first: int | None, last: int | None, words: str) -> None:
    assert _drawn("{{ lateness(first, last) }}", first=first, last=last) == words


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("<b>'\"&", "&lt;b&gt;&#39;&#34;&amp;"),
        ("a\u202eb\x00c", "abc"),
        (date(2022, 12, 31), "2022-12-31"),
        (datetime(2022, 12, 31, 9, 5, tzinfo=UTC), "2022-12-31 09:05"),
        (58.052381, "58.05"),
        (True, "yes"),
        (["12.01", "12.07"], "12.01, 12.07"),
        (None, '<abbr class="none" title="not given">—</abbr>'),
    ],
)
def test_values_are_shown_as_people_read_them(value: object, text: str) -> None:
    assert _drawn("{{ value }}", value=value) == text


def test_a_figure_carries_its_exact_value() -> None:
    assert _drawn("{{ 58.052381 | percent }}") == '<data value="58.052381">58.05%</data>'
    assert _drawn("{{ 2.5 | figure('days') }}") == '<data value="2.5">2.5 days</data>'
    assert _drawn("{{ 40 | figure('%') }}") == '<data value="40">40.00%</data>'


def test_a_reason_stands_beside_a_missing_figure_and_is_escaped() -> None:
    assert _drawn("{{ value | percent('a < b') }}", value=None).endswith(
        '—</abbr> <span class="reason">a &lt; b</span>'
    )


def test_a_name_that_nobody_gave_is_an_error() -> None:
    with pytest.raises(UndefinedError):
        _drawn("{{ nobody }}")


def test_measures_lose_the_unit_that_stands_beside_them() -> None:
    assert _drawn("{{ 'share_late_pct' | measure }}{{ 'share_late_pct' | unit }}") == "share late%"
    assert _drawn("{{ 'p90_slippage_days' | unit }}") == "days"
