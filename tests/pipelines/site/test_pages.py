"""The site of the sample documents: whole, well formed, linked, and right."""

import re
import shutil
from pathlib import Path
from urllib.parse import unquote, urlsplit

import duckdb
import pytest

from pipelines.generator import generate, store
from pipelines.store.connection import open_reader, open_writer
from tests.command_line import sentence, verifica
from tests.hostile.stored import make_hostile
from tests.pipelines.site.pages import Read, read


@pytest.fixture(scope="module")
def site(ingested: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site") / "site"
    done = verifica("report", folder, "--db", ingested)
    assert done.returncode == 0, done.stderr
    assert "holds 151 pages" in sentence(done)
    return folder


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[Path, Read]:
    return read(site)


def _check(site: Path) -> None:
    """Every page is well formed and every link leads to a file and an anchor of the site."""
    pages = read(site)
    assert pages
    for path, page in pages.items():
        assert page.faults == [], path.name
        assert len(page.anchors) == len(set(page.anchors)), path.name
        assert page.headings[0] == 1
        assert page.headings.count(1) == 1
        steps = zip(page.headings, page.headings[1:], strict=False)
        assert all(later <= earlier + 1 for earlier, later in steps), path.name
        for link in page.links:
            parts = urlsplit(link)
            if parts.scheme:
                assert parts.scheme == "https", link
                continue
            target = (path.parent / unquote(parts.path)).resolve() if parts.path else path
            assert target.is_relative_to(site.resolve()), link
            assert target.is_file(), f"{path.name}: {link}"
            if parts.fragment and target.suffix == ".html":  # of a PDF it names the page
                assert unquote(parts.fragment) in pages[target].anchors, f"{path.name}: {link}"


def test_pages_are_well_formed_and_every_link_leads_somewhere(site: Path) -> None:
    _check(site)


def test_hostile_identifiers_stay_inside_and_lead_somewhere(database: Path, tmp_path: Path) -> None:
    make_hostile(database, "http://127.0.0.1:9")
    before = set(tmp_path.iterdir())
    done = verifica("report", tmp_path / "site", "--db", database)
    assert done.returncode == 0, done.stderr
    assert set(tmp_path.iterdir()) - before == {tmp_path / "site"}
    _check(tmp_path / "site")
    for path in (tmp_path / "site").rglob("*"):
        assert re.fullmatch(r"[a-z0-9.-]+", path.name), path.name


def test_every_page_forbids_what_it_does_not_need(site: Path) -> None:
    policy = (
        "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; "
        "base-uri 'none'; form-action 'none'"
    )
    for path in site.rglob("*.html"):
        text = path.read_text("utf-8")
        head = text.partition("</head>")[0]
        assert f'<meta http-equiv="Content-Security-Policy" content="{policy}">' in head
        assert head.index("Content-Security-Policy") < head.index("<link")
        assert '<html lang="en">' in head
        own = re.sub(r'<script src="(?:\.\./)?table\.js" defer></script>', "", text, count=1)
        assert not re.search(r"<script|<img|<iframe|\sstyle=|\son\w+=|@import|url\(", own)
    assert not re.search(r"@import|url\(", (site / "style.css").read_text("utf-8"))


def _one(pages: dict[Path, Read], start: str) -> Read:
    (page,) = (page for path, page in pages.items() if path.name.startswith(start))
    return page


@pytest.mark.parametrize(
    "view", ["document_completion", "objective_completion", "document_slippage"]
)
def test_figures_on_documents_are_those_of_the_views(
    pages: dict[Path, Read], ingested: Path, view: str
) -> None:
    columns = {
        "document_completion": (
            "declared_completion_pct",
            "assessed_completion_pct",
            "cumulative_completion_pct",
            "objectives",
            "steps_total",
        ),
        "objective_completion": (
            "declared_completion_pct",
            "assessed_completion_pct",
            "cumulative_completion_pct",
            "objective_weight_pct",
        ),
        "document_slippage": ("median_slippage_days",),
    }[view]
    with duckdb.connect(ingested, read_only=True) as connection:
        rows = connection.execute(
            f"SELECT document_id, {', '.join(columns)} FROM {view} ORDER BY ALL"
        ).fetchall()
    assert rows
    for document_id, *values in rows:
        shown = _one(pages, f"document-{document_id}").figures
        for value in values:
            assert value is None or str(value) in shown, f"{document_id}: {value}"


def test_the_comparison_and_the_benchmark_show_the_views(
    pages: dict[Path, Read], ingested: Path
) -> None:
    with duckdb.connect(ingested, read_only=True) as connection:
        compared = connection.execute(
            "SELECT value FROM plan_comparison WHERE document_kind <> 'plan' "
            "AND value IS NOT NULL ORDER BY position, document_id"
        ).fetchall()
        listed = connection.execute(
            "SELECT value FROM regional_benchmark WHERE value IS NOT NULL"
        ).fetchall()
    shown = _one(pages, "pair-cissac--cssm").figures
    assert shown[: len(compared)] == [str(value) for (value,) in compared]
    assert sorted(_one(pages, "region-").figures) == sorted(str(value) for (value,) in listed)


def test_a_document_shows_outcomes_punctuality_pages_and_findings(
    pages: dict[Path, Read], ingested: Path
) -> None:
    page = _one(pages, "document-cssm-verification")
    with duckdb.connect(ingested, read_only=True) as connection:
        (document_id,) = connection.execute(
            "SELECT document_id FROM documents WHERE kind = 'verification'"
        ).fetchone() or ("",)
        messages = connection.execute(
            "SELECT message FROM consistency_findings WHERE document_id = $1", [document_id]
        ).fetchall()
        statuses = connection.execute(
            "SELECT replace(status, '_', ' '), count(*) FROM step_slippage GROUP BY ALL"
            " HAVING bool_or(document_id = $1)",
            [document_id],
        ).fetchall()
    assert len(messages) == 59
    for (message,) in messages:
        assert message in page.text
    for status, _ in statuses:
        assert status in page.text
    assert "34 days late" in page.text
    assert "not assessable" in page.text
    order = [page.text.index(word) for word in ("Step F.3", "Objective 2: the title")]
    assert order == sorted(order)
    row = re.search(r"\nC\.4\n.*?\n(p\. \d+)", page.text, re.DOTALL)
    assert row
    with duckdb.connect(ingested, read_only=True) as connection:
        found = connection.execute(
            "SELECT DISTINCT page FROM evidence JOIN steps ON step_id = record_id "
            "WHERE record_table = 'steps' AND code = 'C.4' AND starts_with(record_id, $1)",
            [document_id],
        ).fetchall()
    assert row[1] == f"p. {found[0][0]}"


def test_a_missing_value_is_a_dash_with_its_reason(pages: dict[Path, Read], site: Path) -> None:
    text = next(site.glob("documents/document-cissac-*")).read_text("utf-8")
    assert '<abbr class="none" title="not given">—</abbr>' in text
    assert "the document prints no achievement" in text
    for path, page in pages.items():
        assert not re.search(r"\bNone\b|\bNULL\b|\bnan\b", _prose(path, page)), path.name
        assert "— not given" in page.text


def _prose(path: Path, page: Read) -> str:
    """The text of a page; the dictionary of the database speaks of NULL."""
    return "" if path.name == "meaning.html" else page.text


def test_an_empty_database_gives_a_site_that_says_so(template: Path, tmp_path: Path) -> None:
    done = verifica("report", tmp_path / "site", "--db", template)
    assert done.returncode == 0, done.stderr
    pages = read(tmp_path / "site")
    assert len(pages) == 5
    assert (tmp_path / "site" / "table.js").is_file()
    for name in ("index", "benchmark", "compare", "findings"):
        assert "No document is stored yet" in _one(pages, name).text
    _check(tmp_path / "site")


def test_many_bodies_are_ranked_and_put_side_by_side(database: Path, tmp_path: Path) -> None:
    with open_writer(database) as connection:
        store(connection, generate(8, regions=1))
    site = tmp_path / "site"
    assert verifica("report", site, "--db", database).returncode == 0
    _check(site)
    pages = read(site)
    with open_reader(database) as connection:
        ranks = connection.execute(
            "SELECT DISTINCT rank, n FROM regional_benchmark WHERE rank IS NOT NULL "
            "AND metric = 'assessed_completion_pct' AND reference_year IS NOT NULL"
        ).fetchall()
        medians = connection.execute(
            "SELECT DISTINCT regional_median FROM regional_benchmark "
            "WHERE regional_median IS NOT NULL AND metric = 'assessed_completion_pct'"
        ).fetchall()
    assert ranks
    start = _one(pages, "index")
    for rank, n in ranks:
        assert f"{rank} of {n}" in start.text
    for (median,) in medians:
        assert str(median) in start.figures
    assert len(list((site / "compare").glob("pair-*.html"))) == 8 * 7 // 2 + 8 * 7 * 6 // 6
    names = (site / "compare").glob("pair-*.html")
    first = min(names, key=lambda path: (len(path.name), path.name)).read_text("utf-8")
    assert "add a third" in first
    assert first.count("<caption>Measures</caption>") == 1


def test_too_many_bodies_for_pairs_are_compared_by_class(database: Path, tmp_path: Path) -> None:
    with open_writer(database) as connection:
        store(connection, generate(26, regions=2))
    site = tmp_path / "site"
    assert verifica("report", site, "--db", database).returncode == 0
    _check(site)
    found = sorted((site / "compare").glob("*.html"))
    assert all(path.name.startswith("class-") for path in found)
    texts = [path.read_text("utf-8") for path in found]
    with open_reader(database) as connection:
        bodies = [row[0] for row in connection.execute("SELECT name FROM consortia").fetchall()]
    assert all(any(name in text for text in texts) for name in bodies if name)
    index = (site / "compare.html").read_text("utf-8")
    assert all(path.name in index for path in found)


def test_a_document_without_objectives_has_a_page(ingested: Path, tmp_path: Path) -> None:
    copy = tmp_path / "bare.duckdb"
    shutil.copy(ingested, copy)
    with duckdb.connect(copy) as connection:
        for table in ("verifications", "steps", "objectives", "evidence", "unit_scores"):
            connection.execute(f"DELETE FROM {table}")
        connection.execute("UPDATE documents SET title = NULL, period_start = NULL")
        connection.execute("DELETE FROM consortia WHERE consortium_id = 'cissac'")
    done = verifica("report", tmp_path / "site", "--db", copy, "--pages", "none")
    assert done.returncode == 0, done.stderr
    _check(tmp_path / "site")
    page = _one(read(tmp_path / "site"), "document-cssm-verification")
    assert "No objective was found in this document." in page.text


def test_the_same_database_gives_the_same_site(site: Path, ingested: Path, tmp_path: Path) -> None:
    assert verifica("report", tmp_path / "again", "--db", ingested).returncode == 0
    assert _bytes(tmp_path / "again") == _bytes(site)


def _bytes(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_people_are_masked_on_the_site(ingested: Path, site: Path, tmp_path: Path) -> None:
    copy = tmp_path / "people.duckdb"
    shutil.copy(ingested, copy)
    with duckdb.connect(copy) as connection:
        connection.execute("UPDATE objectives SET title = 'Incarico al dott. Mario Rossi'")
        connection.execute("UPDATE documents SET source_path = '/home/x/dott. Mario Rossi.pdf'")
    done = verifica("report", tmp_path / "site", "--db", copy, "--mask-people")
    assert done.returncode == 0, done.stderr
    assert "mentions of people masked" in done.stderr
    texts = b"".join(_bytes(tmp_path / "site").values()).decode()
    assert "Incarico al dott. […]" in texts
    assert "Rossi" not in texts
    assert "/home/x" not in texts


def test_every_page_says_how_old_it_is_and_by_which_rules(
    pages: dict[Path, Read], ingested: Path
) -> None:
    with duckdb.connect(ingested, read_only=True) as connection:
        day, rules = connection.execute(
            "SELECT max(ingested_at)::DATE::VARCHAR, any_value(extractor_version) FROM documents"
        ).fetchall()[0]
    for path, page in pages.items():
        assert f"last read on {day} by version {rules} of the rules" in page.text, path.name


def test_an_objective_of_a_plan_leads_to_its_verification_and_back(site: Path) -> None:
    plan = next(site.glob("documents/document-cssm-plan*")).read_text("utf-8")
    verified = next(site.glob("documents/document-cssm-verif*")).read_text("utf-8")
    for text, other in ((plan, "document-cssm-verification"), (verified, "document-cssm-plan")):
        found = re.findall(
            rf'<dt>Also in</dt><dd><a href="[^"]*{other}[^"]*#objective-(\d+)"', text
        )
        assert len(found) == len(set(found)) > 20


def test_an_assessed_completion_says_on_how_many_steps_it_rests(
    pages: dict[Path, Read], ingested: Path
) -> None:
    with duckdb.connect(ingested, read_only=True) as connection:
        due, unsettled = connection.execute(
            "SELECT steps_due, steps_not_assessed FROM document_completion "
            "WHERE document_kind = 'verification'"
        ).fetchall()[0]
    for name in ("document-cssm-verification", "body-cssm", "index"):
        text = " ".join(_one(pages, name).text.split())
        assert f"rests on {due - unsettled} of {due} steps due" in text, name


def test_what_cannot_be_ranked_is_said_once(pages: dict[Path, Read]) -> None:
    text = _one(pages, "region-piemonte").text
    assert text.count("With fewer than 5 values") == 1
    assert "fewer than 5 to compare" not in text
    assert text.count("not ranked") == 3
