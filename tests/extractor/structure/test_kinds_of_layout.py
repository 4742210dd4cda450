"""Layouts of one difficulty each, drawn at random, read from the page to the records."""

import pytest

from benchmarks.layouts import Asked, read_one
from corpus.sampler.attributes import Producer

ASKED = Asked(range(0), words=None, producer=Producer.DRAWN, is_small=True, negative=None)


@pytest.mark.parametrize(
    ("seed", "least"),
    [
        pytest.param(61, 0.99, id="bands between striped rows"),
        pytest.param(27, 0.95, id="bands under turned names of columns"),
        pytest.param(62, 0.95, id="header over three bands, no rules"),
        pytest.param(8, 0.99, id="rows after a band are no header"),
        pytest.param(48, 0.99, id="rules drawn cell by cell under a header of two rows"),
        pytest.param(6, 0.99, id="facing pages, headings over the first"),
        pytest.param(125, 0.99, id="facing pages on turned paper"),
        pytest.param(21, 0.90, id="summary of headings adds no records to their parts"),
        pytest.param(33, 0.95, id="turned name of the first column is no stamp"),
        pytest.param(59, 0.95, id="labels in two columns of text"),
        pytest.param(14, 0.95, id="labels that begin before a line ends"),
        pytest.param(169, 0.95, id="cards on neighbouring pages do not face each other"),
    ],
)
def test_layout_of_one_difficulty_is_read(seed: int, least: float) -> None:
    outcome = read_one((seed, ASKED))
    assert outcome.problem == ""
    assert outcome.score.macro >= least, outcome.score.misses
