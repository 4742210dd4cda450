"""Tax codes are checked by their last digit."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.layouts.particulars import is_tax_code


@pytest.mark.parametrize("digits", ["07264440012", "00000000547", "01234567897"])
def test_true_tax_codes(digits: str) -> None:
    assert is_tax_code(digits)


@pytest.mark.parametrize("digits", ["07264440013", "0726444001", "00000000000", "0726444001x"])
def test_what_is_none(digits: str) -> None:
    assert not is_tax_code(digits)


@given(st.text("0123456789", min_size=11, max_size=11), st.integers(0, 10), st.integers(1, 9))
def test_one_wrong_digit_never_passes(digits: str, place: int, shift: int) -> None:
    wrong = str((int(digits[place]) + shift) % 10)
    changed = digits[:place] + wrong + digits[place + 1 :]
    assert not (is_tax_code(digits) and is_tax_code(changed))
