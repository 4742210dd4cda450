"""Mutants of the language rules: what is changed, that a change is told, that the code stays."""

import pytest

from extractor.language.verdict.answers import read_answer
from tests.language.gold import cases
from tests.mutation.language import KILLED, SURVIVED, Known, chosen, ends, judgements, modules
from tests.mutation.python_mutants import PythonMutant, python_mutants
from tests.samples import ROOT

SOURCE = """
_REACH = 9

def near(place, low):
    return not place < low + 1 and place in {1, 2}

class Mark:
    def is_late(self):
        return True
"""


def test_what_is_changed() -> None:
    made = {(one.function, one.becomes) for one in python_mutants("m", SOURCE)}
    assert made >= {
        ("", "_REACH = 10"),
        ("near", "place <= low + 1"),
        ("near", "place < low + 1"),
        ("near", "low - 1"),
        ("near", "place not in {1, 2}"),
        ("near", "not place < low + 1 or place in {1, 2}"),
        ("Mark.is_late", "False"),
    }


def test_a_mutant_changes_one_place() -> None:
    for one in python_mutants("m", SOURCE):
        assert one.was != one.becomes
        assert one.value is not None or compile(one.source, "m", "exec")


def test_the_same_seed_draws_the_same_mutants_of_every_module() -> None:
    assert chosen(1, seed=1) == chosen(1, seed=1)
    assert {one.module for one in chosen(1, seed=1)} <= set(modules())


@pytest.mark.parametrize(
    ("was", "becomes", "end"),
    [("return None", "return match", KILLED), ("return None", "return None", SURVIVED)],
)
def test_a_change_is_told_and_the_code_stays(
    monkeypatch: pytest.MonkeyPatch, was: str, becomes: str, end: str
) -> None:
    monkeypatch.setattr("tests.mutation.language.NOT_UNITS", _all_units())
    source = f"def read_done(text):\n    {becomes}"
    module = "extractor.language.verdict.answers"
    mutant = PythonMutant(module, "read_done", 1, was, becomes, source)
    first = next(case for case in cases("kinds.toml"))
    assert ends(mutant, Known((first,), ()), seconds=60) == end
    assert read_answer("Sì") is not None


def _all_units() -> frozenset[str]:
    units = (ROOT / "tests" / "language").glob("test_*.py")
    return frozenset(path.stem for path in units if path.stem != "test_regions")


def test_every_judgement_covers_a_mutant_that_exists() -> None:
    every = chosen(10**6, seed=1)
    for one in judgements():
        assert any(one.covers(mutant) for mutant in every), one.title
