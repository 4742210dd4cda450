"""The search for reference cycles is paused, and goes on as it was."""

import gc

import pytest

from extractor.collector import paused_collector


@paused_collector()
def _broken() -> None:
    raise ValueError("paused" if not gc.isenabled() else "not paused")


def test_the_search_is_paused_and_goes_on_after_an_error() -> None:
    assert gc.isenabled()
    with pytest.raises(ValueError, match=r"^paused$"):
        _broken()
    assert gc.isenabled()


def test_a_search_that_was_off_stays_off() -> None:
    gc.disable()
    try:
        with paused_collector():
            assert not gc.isenabled()
        assert not gc.isenabled()
    finally:
        gc.enable()
