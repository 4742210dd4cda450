"""The re-typesettings print their gold, and differ from each other as they say."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy
import pypdfium2
import pytest

from corpus.typesetting.cards import plan_alone
from corpus.typesetting.flow import Flow
from corpus.typesetting.manner import Manner
from corpus.typesetting.painting import paint
from corpus.typesetting.samples import compose, facsimiles
from corpus.typesetting.styles import STYLES
from tests.corpus.printed_words import missing_words, words_of

Pixels = numpy.ndarray[Any, numpy.dtype[numpy.int16]]

FACSIMILES = {
    name: facsimiles()[name] for name in ("cissac-relazione-2021", "cssm-piano-2022-2024")
}


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("name", FACSIMILES)
def test_a_style_prints_its_gold_and_is_deterministic(
    tmp_path: Path, name: str, style: str
) -> None:
    gold = STYLES[style](FACSIMILES[name], tmp_path / "one.pdf")
    again = STYLES[style](FACSIMILES[name], tmp_path / "two.pdf")
    assert gold == again
    assert (tmp_path / "one.pdf").read_bytes() == (tmp_path / "two.pdf").read_bytes()
    assert missing_words(gold["objectives"], tmp_path / "one.pdf") == []


def test_clipped_rows_hide_words_that_stay_in_the_text_layer(tmp_path: Path) -> None:
    facsimile = FACSIMILES["cissac-relazione-2021"]
    gold = STYLES["clipped"](facsimile, tmp_path / "clipped.pdf")
    whole = facsimile["objectives"][1]["steps"][2]["verification"]["text"]
    seen = gold["objectives"][1]["steps"][2]["verification"]["text"]
    assert whole.startswith(seen)
    assert len(seen) < len(whole)
    assert {"mantenimento", "minori"} <= words_of(tmp_path / "clipped.pdf")
    assert "mantenimento" not in seen


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_turned_pages_show_what_the_upright_ones_show(tmp_path: Path, turn: int) -> None:
    plan = FACSIMILES["cssm-piano-2022-2024"]
    plan = {**plan, "objectives": plan["objectives"][:1]}
    STYLES[f"rotated-{turn}"](plan, tmp_path / "turned.pdf")
    upright = _upright(plan, tmp_path)
    document = pypdfium2.PdfDocument(tmp_path / "turned.pdf")
    assert document[1].get_rotation() == turn
    difference = numpy.abs(_pixels(tmp_path / "turned.pdf") - _pixels(upright)).mean()
    assert difference < 2.0


def test_styles_without_trailing_spaces_break_words_only_after_a_hyphen() -> None:
    manner = Manner(size=6.0, trailing_spaces=False)
    for facsimile in FACSIMILES.values():
        composition = compose(facsimile)
        for page in Flow(composition, manner).set(composition.blocks):
            for fragment in page.fragments:
                words = fragment.cell.text.split()
                printed = " ".join(fragment.lines).split()
                parts = [word for word in printed if word not in words]
                assert all(part[-1] in "-/" or _ends_a_word(part, words) for part in parts)


def test_a_plan_alone_leaves_the_verification_untouched() -> None:
    verification = facsimiles()["cssm-verifica-2022-2024"]
    plan_alone(verification)
    assert "verification" in verification["objectives"][0]["steps"][0]


def _ends_a_word(part: str, words: list[str]) -> bool:
    return any(word.endswith(part) and word[-len(part) - 1] in "-/" for word in words)


def _upright(plan: dict[str, Any], folder: Path) -> Path:
    paint(compose(plan), Manner(), folder / "upright.pdf")
    return folder / "upright.pdf"


def _pixels(pdf: Path) -> Pixels:
    image = pypdfium2.PdfDocument(pdf)[1].render(scale=1, grayscale=True).to_numpy()
    pixels: Pixels = image.reshape(image.shape[:2]).astype(numpy.int16)
    return pixels
