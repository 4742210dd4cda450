"""What a document prints as achievement, and deadlines that stand in other words."""

from datetime import date

from extractor.understanding import deadline_evidence, with_deadlines
from models.provenance import Evidence
from models.records import Step
from models.vocabulary import Engine, ValueSource


def step(number: int = 1, weight: float | None = None, **texts: str | date | None) -> Step:
    return Step.model_validate(
        {
            "step_id": f"d/1/{number}",
            "objective_id": "d/1",
            "position": number,
            "weight_in_year_pct": weight,
            **texts,
        }
    )


def test_a_deadline_in_other_words_fills_a_missing_one() -> None:
    (found,) = with_deadlines([step(target="Apertura entro il 30/06/2023")], 2023)
    assert (found.deadline, found.deadline_source) == (date(2023, 6, 30), ValueSource.TARGET)
    (kept,) = with_deadlines([step(target="entro il 30/06/2023", deadline=date(2023, 1, 31))], 2023)
    assert kept.deadline == date(2023, 1, 31)
    (none,) = with_deadlines([step(target="Almeno 12 corsi")], 2023)
    assert none.deadline is None
    assert none.deadline_source is None


def test_the_target_says_it_before_the_indicator_and_that_before_the_description() -> None:
    texts = ("entro il 31/03/2023", "entro il 30/04/2023", "entro il 31/05/2023")
    target, indicator, description = texts
    steps = [
        step(1, target=target, indicator=indicator, description=description),
        step(2, indicator=indicator, description=description),
        step(3, description=description),
    ]
    found = [(str(read.deadline_source), read.deadline) for read in with_deadlines(steps, 2023)]
    assert found == [
        ("target", date(2023, 3, 31)),
        ("indicator", date(2023, 4, 30)),
        ("description", date(2023, 5, 31)),
    ]


def test_the_place_of_such_a_deadline_is_that_of_the_words() -> None:
    (read,) = with_deadlines([step(target="entro il 31/03/2023", indicator="Corsi")], 2023)
    places = [
        Evidence(
            record_table="steps",
            record_id=read.step_id,
            field=name,
            part=0,
            page=3,
            x0=1,
            top=2,
            x1=3,
            bottom=4,
            raw_text=text,
            engine=Engine.PDFIUM,
        )
        for name, text in (("target", "entro il 31/03/2023"), ("indicator", "Corsi"))
    ]
    (found,) = deadline_evidence([read], places)
    assert (found.field, found.raw_text, found.page) == ("deadline", "entro il 31/03/2023", 3)
