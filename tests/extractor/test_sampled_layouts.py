"""Layouts drawn at random, with words that the vocabulary knows, is near to, and never knows."""

from __future__ import annotations

import pytest

from benchmarks.layouts import Asked, Outcome, mean, measure
from corpus.sampler.attributes import Producer

SEEDS = range(300)
LEAST_MACRO = 0.88
"""A floor just under what stands (docs/decisions/0090-*.md): it may only be raised."""

MOST_STORED = 0
"""Papers without objectives that are stored all the same, of those among the seeds."""


@pytest.fixture(scope="module")
def outcomes() -> list[Outcome]:
    asked = Asked(SEEDS, words=None, producer=Producer.DRAWN, is_small=True, negative=None)
    return measure(asked, workers=1)


def test_no_layout_breaks_the_reader(outcomes: list[Outcome]) -> None:
    assert [item.problem for item in outcomes if ": " in item.problem] == []


def test_layouts_are_read_no_worse_than_before(outcomes: list[Outcome]) -> None:
    assert mean(item.score.macro for item in outcomes if not item.is_negative) >= LEAST_MACRO


def test_papers_without_objectives_are_stored_no_more_often(outcomes: list[Outcome]) -> None:
    stored = [item.seed for item in outcomes if item.is_negative and item.stored]
    assert len(stored) <= MOST_STORED, stored
