"""A page is read as it is shown: what is not seen is left out, what fields show is read."""

from pathlib import Path

import pytest

from extractor import ExtractionError, extract
from extractor.pages.page import Page
from extractor.pages.pdfium import read_pages
from tests.hostile.raw import FONT, document, page, stream
from tests.samples import ROOT

SHARED = ROOT.parent / "shared" / "cases" / "reliability"
needs_cases = pytest.mark.skipif(
    not SHARED.is_dir(), reason="the shared cases are not on this machine"
)


def _read(content: bytes, tmp_path: Path) -> Page:
    path = tmp_path / "a.pdf"
    path.write_bytes(content)
    return next(iter(read_pages(path)))


def _words(content: bytes, tmp_path: Path) -> list[str]:
    return [word.text for word in _read(content, tmp_path).words]


def _print(*pieces: tuple[bytes, str], before: bytes = b"", top: int = 700) -> bytes:
    """Words one below the other, each after an operator that sets its colour."""
    lines = [
        colour + b" BT /F1 12 Tf 72 %d Td (%s) Tj ET" % (top - 30 * number, word.encode())
        for number, (colour, word) in enumerate(pieces)
    ]
    return before + b"\n".join(lines)


BLACK, WHITE, GREY = b"0 g", b"1 g", b"0.9 g"


def test_white_words_on_paper_are_left_out_and_counted(tmp_path: Path) -> None:
    read = _read(page(_print((BLACK, "nero"), (WHITE, "bianco"), (GREY, "grigio"))), tmp_path)
    assert [word.text for word in read.words] == ["nero", "grigio"]
    assert read.hidden_words == 1


@pytest.mark.parametrize(
    ("fill", "is_read"), [(b"0 g", True), (b"0.6 g", True), (b"0.85 g", False)]
)
def test_white_words_on_a_fill_are_read_where_they_can_be(
    fill: bytes, is_read: bool, tmp_path: Path
) -> None:
    behind = fill + b" 60 690 200 25 re f "
    words = _words(page(_print((WHITE, "bianco"), (BLACK, "nero"), before=behind)), tmp_path)
    assert words == (["bianco", "nero"] if is_read else ["nero"])


def test_white_words_over_black_ones_are_left_out(tmp_path: Path) -> None:
    content = _print((BLACK, "intestazione")) + b"\n" + _print((WHITE, "bianco"))
    assert _words(page(content), tmp_path) == ["intestazione"]


def _over(below: bytes, above: bytes) -> bytes:
    """Two words in one place, "sotto" drawn first and "sopra" over it."""
    place = b" BT /F1 12 Tf 72 %d Td (%s) Tj ET "
    return (
        b"q " + below + place % (700, b"sotto") + b" Q q " + above + place % (703, b"sopra") + b" Q"
    )


NO_INK, CLIPPED, SHEET = b"3 Tr", b"0 0 1 1 re W n", b"Q 1 g 0 0 595 842 re f q"


@pytest.mark.parametrize(
    ("below", "above", "seen"),
    [
        (b"0 g", b"0 g", ["sotto", "sopra"]),
        (b"0.4 g", b"1 0 0 rg", ["sotto", "sopra"]),
        (NO_INK, b"0 g", ["sopra"]),
        (b"0 g", NO_INK, ["sotto"]),
        (CLIPPED, b"0 g", ["sopra"]),
        (b"1 g", b"0 g", ["sopra"]),
        (b"0 g", SHEET + b" 0 g", ["sopra"]),
    ],
)
def test_of_two_words_in_one_place_those_are_read_that_leave_ink(
    below: bytes, above: bytes, seen: list[str], tmp_path: Path
) -> None:
    assert _words(page(_over(below, above)), tmp_path) == seen


def test_a_word_without_ink_on_a_line_is_left_out(tmp_path: Path) -> None:
    line = b"72 704 m 200 704 l S q 3 Tr BT /F1 12 Tf 72 700 Td (rigata) Tj ET Q "
    assert _words(page(line + _print((BLACK, "nero"), top=500)), tmp_path) == ["nero"]


def test_a_word_printed_twice_as_bold_is_read(tmp_path: Path) -> None:
    twice = b"BT /F1 12 Tf 72 700 Td (grassetto) Tj ET BT /F1 12 Tf 72.4 700 Td (grassetto) Tj ET"
    assert set(_words(page(twice), tmp_path)) == {"grassetto"}


def _layered(state: bytes) -> bytes:
    content = (
        b"/OC /L BDC " + _print((BLACK, "bozza")) + b" EMC " + _print((BLACK, "vero"), top=500)
    )
    return document(
        {
            1: b"<< /Type /Catalog /Pages 2 0 R /OCProperties << /OCGs [6 0 R] /D << "
            + state
            + b" >> >> >>",
            2: b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            3: b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources "
            b"<< /Font << /F1 5 0 R >> /Properties << /L 6 0 R >> >> >>",
            4: stream(content),
            5: FONT,
            6: b"<< /Type /OCG /Name (Bozza) >>",
        }
    )


def test_words_of_a_layer_that_is_off_are_left_out(tmp_path: Path) -> None:
    assert _words(_layered(b"/OFF [6 0 R]"), tmp_path) == ["vero"]
    assert _words(_layered(b"/ON [6 0 R]"), tmp_path) == ["bozza", "vero"]


def _with_field(subtype: bytes) -> bytes:
    return document(
        {
            1: b"<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [6 0 R] >> >>",
            2: b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            3: b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources "
            b"<< /Font << /F1 5 0 R >> >> /Annots [6 0 R] >>",
            4: stream(_print((BLACK, "scadenza"))),
            5: FONT,
            6: b"<< /Type /Annot /Subtype /" + subtype + b" /FT /Tx /T (a) /V (2023) /F 4 "
            b"/Rect [200 690 300 710] /AP << /N 7 0 R >> >>",
            7: stream(
                b"BT /F1 12 Tf 2 10 Td (2023) Tj ET",
                b"/Type /XObject /Subtype /Form /BBox [0 0 100 20] "
                b"/Resources << /Font << /F1 5 0 R >> >> ",
            ),
        }
    )


def test_what_a_form_field_shows_is_read(tmp_path: Path) -> None:
    (label, value) = _read(_with_field(b"Widget"), tmp_path).words
    assert (label.text, value.text) == ("scadenza", "2023")
    assert 200 <= value.x0 <= 205
    assert abs(value.bottom - label.bottom) < 15


BOXES = {
    "giant": b"[0 0 1000000000 1000000000]",
    "turned": b"[595 842 0 0]",
    "moved": b"[-100 -100 495 742]",
    "moved far": b"[-100000 -100000 -99405 -99158]",
    "flat": b"[0 0 595 0]",
    "empty": b"[0 0 0 0]",
    "beyond numbers": b"[0 0 1e39 1e39]",
    "no numbers": b"[nan nan inf inf]",
}


@pytest.mark.parametrize("name", BOXES)
@pytest.mark.parametrize("turn", [b"0", b"90", b"-90", b"45", b"1e9", b"/x"])
def test_any_box_is_read_as_shown_or_said_to_show_nothing(
    name: str, turn: bytes, tmp_path: Path
) -> None:
    content = page(_print((BLACK, "parola")), box=BOXES[name], extra=b"/Rotate " + turn + b" ")
    read = _read(content, tmp_path)
    assert read.width > 0
    assert read.height > 0
    if name == "moved far":
        assert (read.words, read.hidden_words) == ((), 1)
        with pytest.raises(ExtractionError, match="none of its text is shown"):
            extract(tmp_path / "a.pdf")
        return
    (word,) = read.words
    assert word.text == "parola"
    assert 0 <= word.x0 < word.x1 <= read.width
    assert 0 <= word.top < word.bottom <= read.height


@pytest.mark.parametrize(
    "matrix",
    [b"nan 0 0 1 0 0", b"0 0 0 0 0 0", b"1e38 0 0 1e38 0 0", b"1 0 0 1 1e38 -1e38", b"1 1 1 1 0 0"],
)
def test_no_matrix_is_a_surprise(matrix: bytes, tmp_path: Path) -> None:
    content = b"q " + matrix + b" cm " + _print((BLACK, "perduta")) + b" Q "
    words = _words(page(content + _print((BLACK, "parola"), top=400)), tmp_path)
    assert "parola" in words


@needs_cases
@pytest.mark.parametrize(
    ("name", "objectives"),
    [
        ("mediabox-giant", 3),
        ("white-text-in-header", 3),
        ("same-first-row-on-next-page", 4),
        ("form-values-in-widgets", 3),
    ],
)
def test_the_shared_cases_are_read(name: str, objectives: int) -> None:
    assert len(extract(SHARED / f"{name}.pdf").objectives) == objectives


@needs_cases
@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("table-in-layer-that-is-off", "none of its text is shown"),
        ("text-runs-sideways", "runs sideways"),
    ],
)
def test_the_shared_cases_that_cannot_be_read_are_told(name: str, words: str) -> None:
    with pytest.raises(ExtractionError, match=words):
        extract(SHARED / f"{name}.pdf")
