"""Values lead to the picture of their page with their box, and crops stand beside their words."""

import hashlib
import re
import shutil
from pathlib import Path

import duckdb
import pytest
from PIL import Image

from tests.browser import needs_chromium, pictured
from tests.command_line import SMALLEST, ingest, sentence, verifica
from tests.stored import rows

_BOX = re.compile(
    r'<rect id="[^"]+" x="([\d.]+)" y="([\d.]+)" width="([\d.]+)" height="([\d.]+)"><title>'
)
_PLACES = (
    "SELECT DISTINCT page, x0, top, round(x1 - x0, 2), round(bottom - top, 2) FROM evidence "
    "WHERE record_table IN ('objectives', 'steps', 'verifications')"
)


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a document, a database of it and its site."""
    folder = tmp_path_factory.mktemp("small")
    shutil.copy(SMALLEST, folder / "relazione.pdf")
    assert ingest(folder / "relazione.pdf", "--db", folder / "a.duckdb").returncode == 0
    done = verifica("report", folder / "site", "--db", folder / "a.duckdb")
    assert done.returncode == 0, done.stderr
    return folder


def test_every_box_stands_on_the_picture_of_its_page(small: Path) -> None:
    stored = rows(small / "a.duckdb", _PLACES)
    assert len(stored) > 80
    drawn = set()
    for path in (small / "site" / "pages").glob("*.html"):
        number = int(path.stem.rpartition("-")[2])
        drawn |= {
            (number, *map(float, box)) for box in _BOX.findall(path.read_text(encoding="utf-8"))
        }
        with Image.open(path.with_suffix(".webp")) as picture:
            assert picture.format == "WEBP"
            size = re.search(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', path.read_text("utf-8"))
            assert size
            assert abs(picture.width - 1.5 * float(size[1])) < 2
            assert abs(picture.height - 1.5 * float(size[2])) < 2
    assert set(stored) <= drawn


def test_a_value_leads_to_its_box_and_a_step_to_both_sides(small: Path) -> None:
    (document,) = (small / "site" / "documents").glob("*.html")
    text = document.read_text(encoding="utf-8")
    found = re.search(r'<a class="place" href="\.\./(pages/[^"#]+)#(step-\d+-\d+-deadline)">', text)
    assert found
    assert f'id="{found[2]}"' in (small / "site" / found[1]).read_text("utf-8")
    steps = re.findall(r'href="\.\./(evidence/[^"#]+)#(step-\d+-\d+)">side by side', text)
    assert len(steps) == 24
    for page, anchor in steps:
        shown = (small / "site" / page).read_text("utf-8")
        part = shown.partition(f'<h2 id="{anchor}">')[2].partition("<h2 ")[0]
        assert "As planned" in part
        assert "As verified" in part
        assert part.count("<image ") == part.count("<dt>") >= 3
    assert (small / "site" / "pdf").is_dir()
    assert re.search(r'href="\.\./pdf/[^"]+\.pdf">relazione\.pdf</a>', text)


def test_pages_are_drawn_as_asked(small: Path, tmp_path: Path) -> None:
    database = small / "a.duckdb"
    assert (
        verifica("report", tmp_path / "none", "--db", database, "--pages", "none").returncode == 0
    )
    assert not list((tmp_path / "none").rglob("*.webp"))
    assert "p. 2" in next((tmp_path / "none" / "documents").iterdir()).read_text("utf-8")
    assert verifica("report", tmp_path / "all", "--db", database, "--pages", "all").returncode == 0
    (count,) = rows(database, "SELECT page_count FROM documents")[0]
    assert len(list((tmp_path / "all").rglob("*.webp"))) == count
    cited = rows(
        database, "SELECT count(DISTINCT page) FROM evidence WHERE record_table <> 'unit_scores'"
    )
    assert len(list((small / "site").rglob("*.webp"))) == cited[0][0]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (None, "the PDF is not where it was read"),
        (b"%PDF-1.7 another", "the PDF has changed since it was read"),
    ],
)
def test_a_file_that_is_not_at_hand_is_told_of(
    small: Path, tmp_path: Path, content: bytes | None, words: str
) -> None:
    database = tmp_path / "a.duckdb"
    shutil.copy(small / "a.duckdb", database)
    moved = tmp_path / "moved.pdf"
    if content is not None:
        moved.write_bytes(content)
    with duckdb.connect(database) as connection:
        connection.execute("UPDATE documents SET source_path = $1", [str(moved)])
    done = verifica("report", tmp_path / "site", "--db", database)
    assert done.returncode == 0
    assert f"Pages not shown, as {words}: cissac-report-2021" in done.stderr
    assert not list((tmp_path / "site").rglob("*.webp"))
    done = verifica("show", _step(database), "--evidence", tmp_path / "a.png", "--db", database)
    assert done.returncode == 1
    assert words in sentence(done)


def test_a_file_that_cannot_be_drawn_ends_nothing(small: Path, tmp_path: Path) -> None:
    database = tmp_path / "a.duckdb"
    shutil.copy(small / "a.duckdb", database)
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(b"%PDF-1.7\n" + bytes(range(256)))
    with duckdb.connect(database) as connection:
        connection.execute(
            "UPDATE documents SET source_path = $1, sha256 = $2",
            [str(broken), hashlib.sha256(broken.read_bytes()).hexdigest()],
        )
    done = verifica("report", tmp_path / "site", "--db", database)
    assert done.returncode == 0
    assert "pages could not be drawn: cissac-report-2021" in done.stderr


def test_no_picture_shows_people_who_are_masked(small: Path, tmp_path: Path) -> None:
    done = verifica("report", tmp_path / "site", "--db", small / "a.duckdb", "--mask-people")
    assert done.returncode == 0
    assert not list((tmp_path / "site").rglob("*.webp"))
    assert not list((tmp_path / "site").rglob("*.pdf"))
    crop = ("show", _step(small / "a.duckdb"), "--evidence", tmp_path / "a.png", "--mask-people")
    done = verifica(*crop, "--db", small / "a.duckdb")
    assert done.returncode == 2
    assert "shows people as they are printed" in sentence(done)


def _step(database: Path) -> str:
    return str(rows(database, "SELECT step_id FROM steps ORDER BY step_id LIMIT 1")[0][0])


def test_the_words_of_a_step_are_cut_out_with_their_boxes(small: Path, tmp_path: Path) -> None:
    database = small / "a.duckdb"
    done = verifica("show", _step(database), "--evidence", tmp_path / "a.png", "--db", database)
    assert done.returncode == 0, done.stderr
    with Image.open(tmp_path / "a.png") as picture:
        counted = picture.convert("RGB").getcolors(2**24) or []
    colours = {colour: count for count, colour in counted}
    for colour in ((0x11, 0x63, 0x3F), (0xB4, 0x53, 0x09)):
        assert colours.get(colour, 0) > 100
    assert colours[255, 255, 255] > 10_000
    assert colours.get((0, 0, 0), 0) > 100


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["C.4", "--evidence", "c4.jpg"], "does not end with .png"),
        (["C.4", "--evidence", "no/c4.png"], "no is no folder"),
        (["C.44", "--evidence", "c4.png"], "Did you mean C.4"),
        (["13.3", "--evidence", "c4.png"], "could be any of"),
    ],
)
def test_evidence_that_cannot_be_shown_is_told(
    arguments: list[str], words: str, ingested: Path, tmp_path: Path
) -> None:
    done = verifica("show", *arguments, "--db", ingested, cwd=tmp_path)
    assert done.returncode == 2
    assert words in sentence(done)
    assert not list(tmp_path.iterdir())


@needs_chromium
def test_the_browser_shows_pictures_and_marks_the_box_that_was_asked_for(small: Path) -> None:
    page = sorted((small / "site" / "pages").glob("*-2.html"))[0]
    whole = pictured(page)
    hidden = page.with_suffix(".webp").rename(page.with_suffix(".away"))
    try:
        assert pictured(page) != whole
    finally:
        hidden.rename(page.with_suffix(".webp"))
    anchor = re.search(r'<rect id="([^"]+)"', page.read_text("utf-8"))
    assert anchor
    assert pictured(page, anchor[1]) != whole
