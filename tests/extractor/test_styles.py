"""The samples printed in thirteen other ways give the records that those prints show."""

import pytest

from corpus.typesetting.styles import STYLES
from tests.extractor.conftest import Styled
from tests.extractor.scoring import fields, judged, records

RULED = (
    "spreadsheet",
    "html",
    "rotated-90",
    "rotated-180",
    "rotated-270",
    "clipped",
    "dashes",
    "vertical-headers",
)
OTHERS = ("horizontal-rules", "stripes", "no-rules", "card-columns", "backgrounds")
NAMES = ("cissac-relazione-2021", "cssm-verifica-2022-2024")
AT_LEAST = 99.0  # percent of the fields where no vertical line is drawn


def test_every_style_is_tested() -> None:
    assert sorted((*RULED, *OTHERS)) == sorted(STYLES)


@pytest.mark.parametrize("style", RULED)
@pytest.mark.parametrize("name", NAMES)
def test_ruled_styles_are_exact(name: str, style: str, styled: Styled) -> None:
    document = styled(name, style)
    tally = fields(judged(document.extraction, document.gold))
    assert tally.differences == ()
    assert tally.invented == ()


@pytest.mark.parametrize("style", OTHERS)
@pytest.mark.parametrize("name", NAMES)
def test_other_styles_lose_at_most_one_field_in_a_hundred(
    name: str, style: str, styled: Styled
) -> None:
    document = styled(name, style)
    judgements = judged(document.extraction, document.gold)
    tally = fields(judgements)
    assert tally.percent >= AT_LEAST, tally.differences
    rows = records(judgements)
    assert rows.correct == rows.expected
    assert rows.invented == ()


@pytest.mark.parametrize("style", ["no-rules", "card-columns"])
def test_a_plan_alone_is_read_as_well(style: str, styled: Styled) -> None:
    document = styled("cssm-piano-2022-2024", style)
    tally = fields(judged(document.extraction, document.gold))
    assert tally.percent >= AT_LEAST, tally.differences
    assert document.extraction.verifications == ()
