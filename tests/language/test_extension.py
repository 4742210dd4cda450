"""Terms moved by someone outside, and what only looks like it."""

from datetime import date

import pytest

from extractor.language.verdict.extension import read_extension
from tests.language.reading import analysed

DEADLINE = date(2022, 6, 30)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Il Ministero ha prorogato la scadenza al 15/12/2022.", date(2022, 12, 15)),
        ("Termine differito dal Ministero al 31/07/2022: inviato il 26/07.", date(2022, 7, 31)),
        ("Il Dipartimento ha riaperto i termini fino al 20/10/2022.", date(2022, 10, 20)),
        ("La Regione ha posticipato il termine di un mese.", date(2022, 7, 30)),
    ],
)
def test_a_deadline_that_was_moved(text: str, day: date) -> None:
    extension, _ = read_extension(analysed(text, DEADLINE), DEADLINE, frozenset())
    assert extension is not None
    assert extension.deadline == day


@pytest.mark.parametrize(
    "text",
    [
        "La Giunta ha prorogato il termine al 15/12/2022.",
        "È stata chiesta una proroga della scadenza al 15/12/2022, non concessa.",
        "Il contratto è stato prorogato al 15/12/2022.",
        "Il termine per le domande è stato prorogato al 15/12/2022.",
    ],
)
def test_what_extends_nothing(text: str) -> None:
    found, _ = read_extension(analysed(text, DEADLINE), DEADLINE, frozenset({"bando"}))
    assert found is None
