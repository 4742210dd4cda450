"""From what a document was found to mean to its records, and how much of it they hold."""

from dataclasses import dataclass

from extractor.coverage.verdict import Coverage, measure_coverage
from extractor.interpretation import Interpretation
from extractor.layouts.records import Ledger, Period, TypedDraft, typed
from extractor.layouts.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Recorded:
    """The records of a document, where their values stand, and what they leave out."""

    records: TypedDraft
    ledger: Ledger
    coverage: Coverage


def record(read: Interpretation, document_id: str, words: Vocabulary) -> Recorded:
    """Type a document's draft, and hold its records against its pages.

    Args:
        read: The document.
        document_id: Its identifier.
        words: The words of headers and headings.
    """
    engines = {page.number: page.engine for page in read.pages}
    ledger = Ledger(engines, read.part.first_page - 1)
    year, period = read.facts.single_year, read.facts.period or (None, None)
    records = typed(read.draft, document_id, Period(year or period[0], year or period[1]), ledger)
    ledger.held.add_headers(read.draft.header_parts)
    ledger.held.add_structure(read.draft.structure)
    coverage = measure_coverage(
        read.items,
        ledger.held,
        records,
        words,
        read.style,
        read.illegible_pages,
        ledger.pages_before,
    )
    return Recorded(records, ledger, coverage)
