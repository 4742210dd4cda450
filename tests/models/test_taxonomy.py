"""The budget classification: what is in it, and what is known of where it was checked."""

from itertools import pairwise

from models.taxonomy import load_programmes


def test_the_programmes_that_social_care_uses_are_known() -> None:
    titles = {programme.programme: programme for programme in load_programmes()}
    assert "anziani" in titles["12.03"].title.lower()
    assert "disabilit" in titles["12.02"].title.lower()
    assert titles["12.07"].mission_title == titles["12.01"].mission_title


def test_every_title_says_where_it_was_checked() -> None:
    assert all(programme.checked_against for programme in load_programmes())


def test_no_two_titles_hold_in_the_same_year() -> None:
    spans: dict[str, list[tuple[int, int]]] = {}
    for one in load_programmes():
        spans.setdefault(one.programme, []).append((one.valid_from or 0, one.valid_to or 9999))
    for years in spans.values():
        ordered = sorted(years)
        assert all(end < start for (_, end), (start, _) in pairwise(ordered))
