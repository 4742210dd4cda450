"""Papers of a notice board that hold no objective are passed over; acts that hold a plan are read.

The papers are made while the test runs, from templates and seeds (``corpus/negatives``).
"""

from collections import Counter
from contextlib import suppress
from pathlib import Path

import pytest

from corpus.negatives.catalogue import Paper, papers, write_paper
from extractor import NoObjectivesError, OtherPaperError, extract
from models.vocabulary import DocumentKind, Genre

PAPERS = tuple(papers(holds_plan=False))
PLANS = tuple(papers(holds_plan=True))

TAKEN_FOR_PLANS = {f"bando-servizio-civile-{seed}" for seed in range(3)}
"""Papers that speak of an objective in their headings: not stored, but told as not understood."""

GENRES = {
    "determina": {Genre.DETERMINATION},
    "premi": {Genre.DETERMINATION},
    "delibera": {Genre.RESOLUTION},
    "decreto": {Genre.RESOLUTION},
    "ordinanza": {Genre.RESOLUTION},
    "bando": {Genre.NOTICE},
    "graduatoria": {Genre.NOTICE},
    "selezione": {Genre.NOTICE},
    "pubblicazione": {Genre.NOTICE},
    "bilancio": {Genre.BUDGET},
    "regolamento": {Genre.REGULATION},
    "sistema": {Genre.REGULATION},
    "convenzione": {Genre.CONTRACT},
    "contratto": {Genre.CONTRACT},
    "capitolato": {Genre.CONTRACT},
    "carta": {Genre.CHARTER},
    "verbale": {Genre.MINUTES},
}
"""What the papers of a template are, by the first word of its name, where that is not in doubt."""


def test_there_are_papers_enough_of_kinds_enough() -> None:
    kinds = Counter(paper.template.stem for paper in PAPERS)
    assert len(PAPERS) >= 60
    assert len(kinds) >= 12
    assert len({paper.name for paper in (*PAPERS, *PLANS)}) == len(PAPERS) + len(PLANS)


def test_same_seed_gives_same_bytes(tmp_path: Path) -> None:
    first, second = tmp_path / "a", tmp_path / "b"
    first.mkdir()
    second.mkdir()
    paper = PAPERS[0]
    assert (
        write_paper(paper, first).path.read_bytes() == write_paper(paper, second).path.read_bytes()
    )


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.name)
def test_paper_without_objectives_is_passed_over(paper: Paper, tmp_path: Path) -> None:
    path = write_paper(paper, tmp_path).path
    expected = NoObjectivesError if paper.name in TAKEN_FOR_PLANS else OtherPaperError
    with pytest.raises(expected) as caught:
        extract(path)
    if not isinstance(caught.value, OtherPaperError):
        return
    allowed = GENRES.get(paper.template.stem.split("-")[0], set(Genre))
    assert caught.value.genre in allowed
    assert caught.value.reason


@pytest.mark.parametrize("paper", PLANS, ids=lambda paper: paper.name)
def test_act_with_a_plan_is_no_other_paper(paper: Paper, tmp_path: Path) -> None:
    with suppress(NoObjectivesError):
        extract(write_paper(paper, tmp_path).path)


@pytest.mark.parametrize("paper", PLANS, ids=lambda paper: paper.name)
def test_act_with_a_plan_is_read(paper: Paper, tmp_path: Path) -> None:
    printed = write_paper(paper, tmp_path)
    read = extract(printed.path)
    titles = {objective.title for objective in read.objectives}
    found = sum(
        any(gold in title or title in gold for title in titles) for gold in printed.objectives
    )
    assert found >= 0.9 * len(printed.objectives)
    assert read.document.genre_score is not None
    assert read.document.genre_basis


def test_kind_given_reads_a_paper_whatever_speaks_against_it(tmp_path: Path) -> None:
    plan = next(paper for paper in PLANS if paper.template.stem == "delibera-con-pdo")
    path = write_paper(plan, tmp_path).path
    assert extract(path, kind=DocumentKind.REPORT).document.kind is DocumentKind.REPORT
    other = write_paper(PAPERS[0], tmp_path).path
    with pytest.raises(NoObjectivesError):
        extract(other, kind=DocumentKind.PLAN)
