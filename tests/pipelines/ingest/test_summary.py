"""What a run came to fits on a screen, whatever there was; lines of documents stay readable."""

import csv
import json
from io import StringIO
from pathlib import Path

import pytest

from models.records import Consortium
from models.vocabulary import Genre, ReadingStatus
from pipelines.ingest.file_kinds import file_kinds
from pipelines.ingest.outcome import Outcome, Status
from pipelines.ingest.provisional import Unconfirmed, write_owners
from pipelines.ingest.report import Report, lines, warnings
from pipelines.ingest.sources import Ignored
from pipelines.ingest.summary import Summary
from pipelines.output.rows import Format
from pipelines.store.files import OtherPaper
from pipelines.store.parcel import DocumentSummary

SCREEN = 24
"""Lines of a terminal."""

PARTLY = DocumentSummary(
    "cssm-plan-2023",
    "cssm",
    {"objectives": 3, "steps": 9},
    62.5,
    ReadingStatus.PARTLY_UNDERSTOOD,
    "two tables were left out",
)
WHOLE = DocumentSummary("cssm-report-2023", "cssm", {"objectives": 5}, 98.0)
STORED = Outcome(Status.STORED, "/docs/due.pdf", (PARTLY, WHOLE), seconds=1.0)
PAPER = Outcome(
    Status.PASSED_OVER, "/docs/atto.pdf", paper=OtherPaper(Genre.RESOLUTION, "it resolves")
)
FAILED = Outcome(Status.FAILED, "/docs/c.pdf", note="c.pdf: it is damaged; ask.", stage="open")


def _outcomes() -> list[Outcome]:
    """What became of 600 files of every kind."""
    papers = [
        Outcome(Status.PASSED_OVER, f"/docs/p{n}.pdf", paper=OtherPaper(list(Genre)[n % 9], "x"))
        for n in range(170)
    ]
    failed = [
        Outcome(Status.FAILED, f"/docs/f{n}.pdf", note="x", stage=stage)
        for n, stage in enumerate(["layout", "open", "locked", "pages", "limit", "cluster"] * 10)
    ]
    unchanged = [Outcome(Status.UNCHANGED, f"/docs/u{n}.pdf", (WHOLE,)) for n in range(365)]
    twins = [Outcome(Status.DUPLICATE, f"/docs/d{n}.pdf", (PARTLY,)) for n in range(4)]
    return [STORED, *papers, *failed, *unchanged, *twins]


OWNERS = Path("a.duckdb.owners.toml")


def _summary(outcomes: list[Outcome], ignored: list[Ignored] | None = None) -> Summary:
    summary = Summary(ignored or [])
    for outcome in outcomes:
        summary.add(outcome)
    return summary


def test_six_hundred_files_are_summed_up_on_one_screen() -> None:
    ignored = [
        Ignored(f"/docs/{kind.name}{n}", kind) for kind in file_kinds().values() for n in range(9)
    ]
    owners = [Unconfirmed(Consortium(consortium_id=f"b{n}", name="B"), "a.pdf") for n in range(99)]
    summary = _summary(_outcomes(), ignored)
    told = list(summary.lines(owners, OWNERS, None))
    assert sum(1 + len(line) // 80 for line in told) <= SCREEN
    text = "\n".join(told)
    assert "600 files, 367 documents: 1 stored, 365 unchanged, 4 with the same bytes" in text
    assert "Partly understood: 1 document;" in text
    assert "Other papers, passed over: 170 (19 resolution," in text
    assert "Not understood: 10 performance documents;" in text
    assert "Unreadable: 50 files (10 damaged or no PDF, 10 locked with a password," in text
    assert "9 office files (office0, office1, office2 and 6 others)" in text
    assert "Owners to confirm: 99 bodies that the registry does not know; check" in text


def test_failures_count_and_other_papers_do_not() -> None:
    summary = _summary([STORED, PAPER, FAILED])
    assert (summary.failed, summary.partly_understood) == (1, 1)
    assert summary.document_ids == ["cssm-plan-2023", "cssm-report-2023"]


def test_nothing_is_said_of_what_there_is_none_of() -> None:
    whole = Outcome(Status.STORED, "/a.pdf", (WHOLE,), seconds=1.0)
    assert list(_summary([whole]).lines([], OWNERS, None)) == ["1 file, 1 document: 1 stored."]


def test_a_pdf_with_attached_files_is_counted() -> None:
    (_, told) = _summary([Outcome(Status.STORED, "/a.pdf", (WHOLE,), attachments=2)]).lines(
        [], OWNERS, None
    )
    assert told.startswith("Attached files: 1 PDF holds")


def test_entries_of_owners_go_to_a_file(tmp_path: Path) -> None:
    named = Unconfirmed(Consortium(consortium_id="b", name="Unione Valli"), "a.pdf")
    nameless = Unconfirmed(Consortium(consortium_id="unknown-1"), "b.pdf")
    path = tmp_path / "owners.toml"
    write_owners(path, [named, nameless])
    text = path.read_text(encoding="utf-8")
    assert '[b]\nname = "Unione Valli"' in text
    assert "# b.pdf: it does not say whose it is; ingest it again with --consortium ID" in text
    *_, told = _summary([STORED]).lines([named, nameless], path, Path("bodies.toml"))
    assert "1 body that the registry does not know and 1 document that does not say whose" in told
    assert f"check {path} and move it into bodies.toml" in told


def test_a_table_has_a_line_for_each_document_and_none_for_other_papers() -> None:
    assert lines(STORED) == [
        "stored    due.pdf: cssm-plan-2023, 3 objectives, 9 steps, 62.5% partly understood, 1.00 s",
        "stored    due.pdf: cssm-report-2023, 5 objectives, 98.0% understood, 1.00 s",
    ]
    assert lines(PAPER) == []
    assert lines(FAILED) == ["failed    c.pdf: it is damaged; ask."]


def test_a_document_understood_in_part_is_warned_of_with_the_reason() -> None:
    assert warnings(STORED) == [
        "warning: due.pdf: 62.5% partly understood: two tables were left out (cssm-plan-2023)"
    ]


@pytest.mark.parametrize("output", [Format.CSV, Format.JSON])
def test_machines_read_a_row_for_each_document_and_each_other_file(
    output: Format, capsys: pytest.CaptureFixture[str]
) -> None:
    with Report(output, 3, is_debugging=False) as report:
        for outcome in (STORED, PAPER, FAILED):
            report.show(outcome)
    told, errors = capsys.readouterr()
    rows = json.loads(told) if output is Format.JSON else list(csv.DictReader(StringIO(told)))
    assert [row["status"] for row in rows] == ["stored", "stored", "passed_over", "failed"]
    assert [row["document_id"] or None for row in rows[:3]] == [
        "cssm-plan-2023",
        "cssm-report-2023",
        None,
    ]
    assert float(rows[0]["coverage_pct"]) == 62.5
    assert rows[0]["reading_status"] == "partly_understood"
    assert rows[2]["note"] == "resolution: it resolves"
    assert "warning: due.pdf" in errors
    assert "c.pdf: it is damaged" in errors
