"""Twenty questions with the command that answers each, and what it shows.

``python -m tests.docs.questions DATABASE`` writes ``docs/questions.md`` again, on purpose, from a
database into which the sample documents were ingested.
"""

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.docs.shell import folder_of_a_reader, shown
from tests.samples import ROOT

PAGE = ROOT / "docs" / "questions.md"

INTRODUCTION = """# Twenty questions

Ten that an evaluation board asks (*nucleo di valutazione*), ten of an analyst, each answered by
one command on the sample documents (`make demo`, then `--db demo.duckdb`), and most by two clicks
on the site that `verifica report site` makes. The test suite types every command into a shell and
compares what comes out.
"""


@dataclass(frozen=True)
class Asked:
    """A question.

    Attributes:
        text: The question.
        command: What answers it.
        clicks: The clicks that lead to the answer on the site; empty where none do.
        picture: A picture of the answer, beside the page.
    """

    text: str
    command: str
    clicks: str = ""
    picture: str = ""


BOARD = (
    Asked(
        "How much of what was planned was done, as declared and as its own words support it?",
        "verifica ask declared-and-supported",
        "*Start*: the table of bodies and their documents.",
        "pictures/site.png",
    ),
    Asked(
        "What was late, by how many days, and what do they say about it?",
        "verifica ask late --body cssm --year 2022",
        "*Start* → the verification: *Punctuality* in the tables of its steps.",
    ),
    Asked(
        "Why is step C.4 read as it is?",
        "verifica explain C.4",
        "The verification → *side by side* in the row of C.4.",
    ),
    Asked(
        "Where do its words stand?",
        "verifica show C.4 --evidence step.png",
        "The verification → the page beside C.4: the picture of the page with its boxes.",
        "pictures/step.png",
    ),
    Asked(
        "Which figures cannot both be right?",
        "verifica ask errors",
        "*Findings*: filter by *error*.",
    ),
    Asked(
        "What does such a check test, and why does it matter?",
        "verifica check --explain step_weights_sum",
        "*Findings* → the name of the check.",
    ),
    Asked(
        "Which steps did not reach what was asked for?",
        "verifica ask targets-missed --body cssm",
        "The verification: *Assessed* in the tables of its steps.",
    ),
    Asked(
        "Which deadlines does the verification give differently from the plan?",
        "verifica ask moved-in-the-verification",
        "*Findings* → filter by *deadline agrees*.",
    ),
    Asked(
        "How many of the due steps rest on a claim or on nothing?",
        "verifica ask claims",
        "*Start* → the verification: *Punctuality of the steps due*.",
    ),
    Asked(
        "How far can each document be trusted?",
        "verifica ask trust --year 2022",
        "A body's page: *Consistency*.",
    ),
)
ANALYST = (
    Asked(
        "Which documents are there, and which of them count?",
        "verifica ask documents",
        "*Start*: the table of bodies and their documents.",
    ),
    Asked(
        "How do two bodies compare, measure by measure?",
        "verifica ask side-by-side --body cissac --other cssm",
        "*Side by side* → the other body in the row of the first.",
    ),
    Asked("How does each body stand in its region?", "verifica benchmark", "*Region*."),
    Asked(
        "How do bodies stand by one measure?",
        "verifica benchmark --metric median_slippage_days",
        "*Region* → a region: the row of the measure.",
    ),
    Asked(
        "Which budget programmes do the objectives of a body serve?",
        "verifica ask programmes --body cssm --year 2022",
        "A body's page: *Programmes*.",
    ),
    Asked(
        "What does a column mean?",
        'verifica query "SELECT column_name, comment FROM duckdb_columns() '
        "WHERE table_name = 'document_slippage' AND comment IS NOT NULL LIMIT 6\"",
        "*What figures mean*.",
    ),
    Asked(
        "How did each service of a body do?",
        "verifica ask my-services --body cssm --year 2022",
    ),
    Asked(
        "What of my own, in SQL?",
        'verifica query "SELECT status, count(*) AS steps FROM step_results WHERE is_due '
        'GROUP BY status ORDER BY steps DESC, status"',
    ),
    Asked(
        "How do I get it all into a spreadsheet?",
        "verifica export data --xlsx --csv excel",
    ),
    Asked(
        "How do I publish it?",
        "verifica report site",
    ),
)


def page(database: Path) -> str:
    """The whole page, with what the commands show on a database."""
    with TemporaryDirectory() as name:
        folder = folder_of_a_reader(Path(name), database)
        parts = [INTRODUCTION]
        number = 0
        for who, questions in (("Evaluation board", BOARD), ("Analyst", ANALYST)):
            parts.append(f"\n## {who}\n")
            for asked in questions:
                number += 1
                parts.append("\n".join(_section(number, asked, folder)))
    return "".join(parts)


def _section(number: int, asked: Asked, folder: Path) -> Iterator[str]:
    yield f"\n### {number}. {asked.text}\n"
    yield f"```sh\n{asked.command}\n```\n"
    yield f"```text\n{shown(asked.command, folder)}\n```\n"
    if asked.clicks:
        yield f"On the site: {asked.clicks}\n"
    if asked.picture:
        yield f"![{asked.text}]({asked.picture})\n"


if __name__ == "__main__":
    PAGE.write_text(page(Path(sys.argv[1])), encoding="utf-8")
