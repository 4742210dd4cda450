"""What is missing in codes that count."""

import pytest

from extractor.coverage.sequences import missing_codes


@pytest.mark.parametrize(
    ("codes", "missing"),
    [
        (["1", "2", "4"], ["3"]),
        (["1", "2", "3"], []),
        (["A", "B", "D"], ["C"]),
        (["I", "L"], []),  # an Italian enumeration has neither J nor K
        (["A.1", "A.2", "B.1", "B.3"], ["B.2"]),
        (["36", "37", "39"], ["38"]),  # a sequence may begin anywhere
        (["1", "2", "1", "2"], []),  # and begin anew
        (["OB-01", "OB-04"], ["OB-2", "OB-3"]),
        (["5"], []),
        ([], []),
        (["x1y", "zz"], []),
    ],
)
def test_missing_codes_are_those_between_others(codes: list[str], missing: list[str]) -> None:
    assert list(missing_codes(codes)) == missing
