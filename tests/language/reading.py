"""Short ways to the parts of a reading, for the tests of single modules."""

from __future__ import annotations

from datetime import date

from extractor.language.asking.asked import Asked, asked_of
from extractor.language.clauses.marks import Analysis
from extractor.language.pipeline import Source, pipeline
from extractor.language.records import StepContext

YEAR = 2022


def analysed(text: str, deadline: date | None = None) -> Analysis:
    return pipeline().analyse(Source(text, YEAR, deadline))


def asking(indicator: str, target: str | None = None) -> Asked:
    context = StepContext(text="", indicator=indicator, target=target, reference_year=YEAR)
    return asked_of(context)
