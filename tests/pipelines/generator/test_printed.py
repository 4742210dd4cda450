"""Made documents printed as PDFs and read back: the same steps, weights, dates and credits."""

from pathlib import Path

import pytest

from corpus.typesetting.cards import compose_cards
from corpus.typesetting.manner import Manner
from corpus.typesetting.painting import paint
from extractor import extract
from models.vocabulary import AchievementKind, DocumentKind
from pipelines.generator import generate
from pipelines.generator.gold import gold
from pipelines.generator.values import MadeBody, MadeDocument

UNREADABLE = {"credit_within_weight", "step_verified"}
"""What makes a page say something else: a credit above its weight reads as a degree, and a step of
which nothing is said is printed with an empty verification."""


def _printable() -> tuple[MadeBody, MadeDocument]:
    """The first made verification in weighted credits that prints without loss."""
    return next(
        (body, document)
        for body in generate(60, seed=3, years=(2022,))
        for document in body.documents
        if document.kind is DocumentKind.VERIFICATION
        and document.achievement_kind is AchievementKind.CREDIT
        and not UNREADABLE & {kind for kind, _, _ in document.findings}
    )


def test_a_made_verification_is_read_back(tmp_path: Path) -> None:
    body, document = _printable()
    path = tmp_path / "made.pdf"
    paint(compose_cards(gold(body, document)), Manner(), path)

    read = extract(path)

    assert read.document.kind is DocumentKind.VERIFICATION
    assert read.document.reference_year == document.reference_year
    assert read.document.achievement_kind is AchievementKind.CREDIT
    assert [(o.code, o.title, o.weight_pct, o.first_year) for o in read.objectives] == [
        (o.code, o.title, o.weight, o.first_year) for o in document.objectives
    ]
    steps = [step for objective in document.objectives for step in objective.steps]
    assert [
        (s.code, s.description, s.deadline, s.weight_in_objective_pct, s.weight_in_year_pct)
        for s in read.steps
    ] == [(s.code, s.description, s.deadline, s.weight, s.year_weight) for s in steps]
    said = [step.said for step in steps]
    assert [(v.deadline, v.text, v.achieved_pct) for v in read.verifications] == [
        (s.restated_deadline, s.text, s.credit) for s in said if s is not None
    ]
    assert [(w.code, w.weight_pct) for w in read.closing_weights] == sorted(
        ((o.code, o.weight) for o in document.objectives), key=lambda pair: str(pair[0]).isdigit()
    )


def test_reports_and_degrees_are_not_printed_as_cards() -> None:
    for body in generate(5, years=(2022,)):
        for document in body.documents:
            if document.achievement_kind is AchievementKind.DEGREE:
                with pytest.raises(ValueError, match="prints degrees"):
                    gold(body, document)
            if document.kind is DocumentKind.REPORT:
                with pytest.raises(ValueError, match="is a report"):
                    gold(body, document)
