"""Credit or degree: by the words of the header, by arithmetic, and open where both fit."""

import pytest

from extractor.achievement import Achievement, read_achievement
from models.records import Step
from models.verifications import Verification
from models.vocabulary import AchievementBasis, AchievementKind

Pairs = list[tuple[float | None, float | None]]

CREDIT, DEGREE = AchievementKind.CREDIT, AchievementKind.DEGREE
OPEN = Achievement(None, AchievementBasis.AMBIGUOUS)


def _read(pairs: Pairs, *headers: str, weight: str = "weight_in_year_pct") -> Achievement:
    """What steps of these weights with these figures print."""
    steps, said = [], []
    for number, (share, figure) in enumerate(pairs, start=1):
        keys = {"step_id": f"d/1/{number}", "objective_id": "d/1", "position": number}
        steps.append(Step.model_validate({**keys, weight: share}))
        said.append(
            Verification(
                verification_id=f"d/1/{number}/v", step_id=f"d/1/{number}", achieved_pct=figure
            )
        )
    return read_achievement(steps, said, headers)


@pytest.mark.parametrize(
    ("pairs", "kind"),
    [
        ([(50.0, 37.5), (50.0, 50.0)], CREDIT),
        ([(9.09, 9.1), (9.09, 9.09)], CREDIT),
        ([(40.0, 40.0), (20.0, 10.0), (20.0, 15.0), (20.0, 5.0)], CREDIT),
        ([(None, 100.0), (50.0, 50.0)], CREDIT),
        ([(50.0, 100.0), (50.0, 30.0)], DEGREE),
        ([(60.0, 100.0), (40.0, 100.0)], DEGREE),
        ([(100.0, 80.0)], DEGREE),
        ([(60.0, 0.0), (40.0, 0.0)], DEGREE),
    ],
)
def test_arithmetic_against_the_weights_of_the_year(pairs: Pairs, kind: AchievementKind) -> None:
    assert _read(pairs) == Achievement(kind, AchievementBasis.YEAR_WEIGHTS)


def test_credits_on_the_weights_of_the_objective() -> None:
    pairs: Pairs = [(25.0, 25.0), (25.0, 25.0), (50.0, 50.0)]
    assert _read(pairs, weight="weight_in_objective_pct") == Achievement(
        CREDIT, AchievementBasis.STEP_WEIGHTS
    )


@pytest.mark.parametrize(
    "pairs",
    [
        [(60.0, 50.0), (40.0, 30.0)],
        [(20.0, 20.0), (20.0, 10.0), (20.0, 10.0), (20.0, 10.0), (20.0, 10.0)],
    ],
)
def test_figures_that_fit_both_leave_it_open(pairs: Pairs) -> None:
    assert _read(pairs) == OPEN


@pytest.mark.parametrize(
    ("header", "kind"),
    [
        ("Grado di raggiungimento", DEGREE),
        ("Punti", CREDIT),
        ("PUNTEGGIO", CREDIT),
        ("Peso conseguito", CREDIT),
    ],
)
def test_the_header_decides_what_figures_leave_open(header: str, kind: AchievementKind) -> None:
    assert _read([(60.0, 50.0), (40.0, 30.0)], header) == Achievement(kind, AchievementBasis.HEADER)


@pytest.mark.parametrize("header", ["% di raggiungimento", "% raggiungimento 2022", ""])
def test_words_that_stand_over_both_decide_nothing(header: str) -> None:
    assert _read([(60.0, 50.0), (40.0, 30.0)], header) == OPEN
    assert _read([(60.0, 100.0), (40.0, 90.0)], header).kind is DEGREE
    assert _read([(60.0, 60.0), (40.0, 40.0)], header).kind is CREDIT


@pytest.mark.parametrize(
    ("header", "pairs"),
    [
        ("Punti", [(60.0, 100.0), (40.0, 100.0)]),
        ("Grado di raggiungimento", [(60.0, 60.0), (40.0, 40.0)]),
    ],
)
def test_a_header_that_the_figures_rule_out_leaves_it_open(header: str, pairs: Pairs) -> None:
    assert _read(pairs, header) == OPEN


def test_without_weights_figures_are_degrees() -> None:
    assert _read([(None, 100.0), (None, 80.0)]) == Achievement(DEGREE, AchievementBasis.NO_WEIGHTS)


@pytest.mark.parametrize("pairs", [[(50.0, None), (50.0, None)], []])
def test_no_figures_are_neither(pairs: Pairs) -> None:
    assert _read(pairs, "Grado") == Achievement()
