"""Every question of the cookbook runs on the sample documents and gives the answer printed."""

from pathlib import Path

import duckdb
import pytest

from tests.docs.cookbook import PAGE, Question, page, questions


@pytest.mark.parametrize("asked", questions(), ids=lambda asked: asked.path.stem)
def test_the_question_has_an_answer(asked: Question, ingested: Path) -> None:
    assert asked.question.endswith("?")
    with duckdb.connect(ingested, read_only=True) as connection:
        assert connection.execute(asked.sql).fetchall()


def test_there_are_twenty_and_the_page_has_their_answers(ingested: Path) -> None:
    assert len(questions()) == 20
    assert {asked.who for asked in questions()} == {
        "Regional office",
        "Evaluation board",
        "Journalist",
        "Director",
    }
    with duckdb.connect(ingested, read_only=True) as connection:
        assert PAGE.read_text(encoding="utf-8") == page(connection)
