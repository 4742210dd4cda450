"""In a real browser, nothing that a document says is run, rendered as markup, or fetched."""

import json
import re
import shutil
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest

from tests.browser import dumped, listening, needs_chromium, pictured
from tests.command_line import verifica
from tests.hostile.stored import make_hostile, payload

pytestmark = needs_chromium

_FOREIGN = {"script", "img", "iframe", "base", "object", "embed", "form", "b", "style", "textarea"}
"""Elements that no template has."""


_OWN_SCRIPT = [[("src", f"{root}table.js"), ("defer", "")] for root in ("", "../")]
"""What the one script of the site is asked for with."""


class Elements(HTMLParser):
    """What elements a page has, and what is odd about them."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.odd: list[str] = []
        self.title = ""
        self._is_in_head_title = False
        self._titles = 0
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "title":
            self._titles += 1
            self._is_in_head_title = True
        if tag in _FOREIGN and attrs not in _OWN_SCRIPT:
            self.odd.append(tag)
        for name, value in attrs:
            if name.startswith("on") or name == "style":
                self.odd.append(f"{tag} {name}")
            if name in ("href", "src") and ":" in (value or "") and "://" not in (value or ""):
                self.odd.append(f"{tag} {name}={value}")
        if tag == "meta" and ("http-equiv", "refresh") in attrs:
            self.odd.append("meta refresh")

    def handle_endtag(self, tag: str) -> None:
        if tag == "title":
            self._is_in_head_title = False

    def handle_data(self, data: str) -> None:
        if self._is_in_head_title:
            self.title += data


@pytest.fixture(scope="module")
def server() -> Iterator[tuple[str, list[str]]]:
    with listening() as started:
        yield started


@pytest.fixture(scope="module")
def site(
    template: Path, server: tuple[str, list[str]], tmp_path_factory: pytest.TempPathFactory
) -> Path:
    folder = tmp_path_factory.mktemp("hostile")
    database = folder / "hostile.duckdb"
    shutil.copy(template, database)
    make_hostile(database, server[0])
    done = verifica("report", folder / "site", "--db", database)
    assert done.returncode == 0, done.stderr
    return folder / "site"


def _opened(folder: Path, text: str) -> Elements:
    page = folder / "page.html"
    page.write_text(text, encoding="utf-8")
    return Elements(dumped(page))


def test_hostile_texts_stay_texts(site: Path, server: tuple[str, list[str]]) -> None:
    pages = sorted(site.rglob("*.html"))
    assert len(pages) == 8
    for page in pages:
        shown = Elements(dumped(page))
        assert shown.odd == [], page.name
        assert shown.title != "executed"
    assert "&lt;script&gt;" in (site / "index.html").read_text("utf-8")
    assert server[1] == []


def test_the_policy_holds_what_escaping_would_let_through(site: Path, tmp_path: Path) -> None:
    text = (site / "index.html").read_text("utf-8")
    with listening() as (address, asked):
        shown = _opened(tmp_path, text.replace("</h1>", f"</h1>{_markup(address)}"))
        assert {"script", "img", "iframe"} <= set(shown.odd)
        assert shown.title != "executed"
        assert asked == []


def test_without_both_the_texts_would_be_run(tmp_path: Path) -> None:
    with listening() as (address, asked):
        shown = _opened(tmp_path, f"<!DOCTYPE html><title>t</title><p>{_markup(address)}")
        assert shown.title.startswith("executed")
        assert {"/image", "/style", "/frame"} <= set(asked)


def test_tables_are_sorted_and_filtered_by_the_script_of_the_site(
    ingested: Path, tmp_path: Path
) -> None:
    site = tmp_path / "site"
    assert verifica("report", site, "--db", ingested, "--pages", "none").returncode == 0
    text = (site / "findings.html").read_text("utf-8")
    (site / "act.js").write_text(_ACT, encoding="utf-8")
    acted = text.replace("</head>", '<script src="act.js" defer></script></head>')
    (site / "findings.html").write_text(acted, encoding="utf-8")
    (told,) = re.findall(r'<pre id="told">(.*?)</pre>', dumped(site / "findings.html"), re.DOTALL)
    up, down, filtered, all_rows = json.loads(told)
    assert up == sorted(up)
    assert down == sorted(up, reverse=True)
    assert len(up) > 10
    assert 0 < filtered < all_rows


_ACT = """
addEventListener("load", () => {
  const table = document.querySelector("table.sortable");
  const counts = () => [...table.tBodies[0].rows].map((row) => Number(row.cells[3].textContent));
  const button = table.tHead.rows[0].cells[3].querySelector("button");
  button.click(); const up = counts();
  button.click(); const down = counts();
  const input = document.querySelector(".filter input");
  input.value = "warning"; input.dispatchEvent(new Event("input"));
  const rows = [...table.tBodies[0].rows];
  const left = rows.filter((row) => !row.hidden);
  const told = document.createElement("pre");
  told.id = "told";
  told.textContent = JSON.stringify([up, down, left.length, rows.length]);
  document.body.append(told);
});
"""


def _markup(address: str) -> str:
    """The hostile text without what leads to another page, against which no policy helps."""
    return re.sub(r"<meta[^>]*>", "", payload(address))


def test_the_style_of_the_site_is_let_through(site: Path, tmp_path: Path) -> None:
    page = tmp_path / "index.html"
    shutil.copy(site / "index.html", page)
    assert pictured(site / "index.html") != pictured(page)
    shutil.copy(site / "style.css", tmp_path)
    shutil.copy(site / "table.js", tmp_path)
    assert pictured(site / "index.html") == pictured(page)
