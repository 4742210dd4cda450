"""What ``verifica explain`` shows of a step."""

from __future__ import annotations

from datetime import date

from extractor.language import StepContext, read_step
from extractor.language.explain import explain

CONTEXT = StepContext(
    text="La relazione al 30/9 è stata trasmessa al CdA il 10/10/2022 (prot. n. 55/2022).",
    indicator="Relazione al CdA",
    deadline=date(2022, 9, 30),
    reference_year=2022,
)


def test_an_explanation_holds_the_reading_and_what_led_to_it() -> None:
    explanation = explain(CONTEXT)
    assert explanation.reading == read_step(CONTEXT)
    assert explanation.asked == ("send: relazione al cda",)
    fired = {rule.rule for rule in explanation.rules if rule.verdict == "fired"}
    rejected = {rule.words for rule in explanation.rules if rule.verdict == "rejected"}
    assert "date_of_required_event" in fired
    assert "al 30/9" in rejected
    assert {mark.rule for mark in explanation.marks} >= {"date", "act", "event"}


def test_marks_stand_where_they_say() -> None:
    text = CONTEXT.text or ""
    for mark in explain(CONTEXT).marks:
        assert text[mark.start : mark.end] == mark.words
