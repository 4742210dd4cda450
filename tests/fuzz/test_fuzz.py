"""A fixed budget of changed documents in every run; `make fuzz` takes what time it is given."""

from tests.command_line import SMALLEST
from tests.fuzz.changes import changed
from tests.fuzz.continuous import reduced
from tests.fuzz.run import Limits, fuzz

BUDGET = 60


def test_the_same_seed_gives_the_same_documents() -> None:
    original = SMALLEST.read_bytes()
    assert list(changed(original, 5, 7)) == list(changed(original, 5, 7))
    assert len(set(changed(original, 50, 7))) > 40


def test_changed_documents_end_well() -> None:
    ends = fuzz(BUDGET, 20220714, Limits())
    assert ends.files == sum(ends.statuses.values()) == BUDGET
    assert ends.is_sound
    assert ends.unforeseen == []
    assert len(ends.statuses) > 1


def test_what_was_found_is_made_small() -> None:
    content = b"abc" * 500 + b"needle" + b"xyz" * 500
    assert reduced(content, lambda some: b"needle" in some, 10) == b"needle"
