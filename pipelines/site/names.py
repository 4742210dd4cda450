"""Names of pages and anchors: safe as file names and in addresses, whatever the identifiers are."""

import hashlib
import re
from collections.abc import Sequence

_PLAIN = re.compile(r"[a-z0-9][a-z0-9-]{0,79}\Z")
_OTHER = re.compile(r"[^a-z0-9]+")
_HASHED = re.compile(r"-[0-9a-f]{16}\Z")
_KEPT = 60
"""Letters of a long or odd identifier that stay readable."""


def _slug(identifier: str) -> str:
    """Letters, digits and hyphens; two identifiers never give the same.

    What is not plain, or looks like the outcome of this function, carries a hash of the whole.
    """
    if _PLAIN.match(identifier) and not _HASHED.search(identifier):
        return identifier
    digest = hashlib.sha256(identifier.encode("utf-8", "surrogatepass")).hexdigest()[:16]
    readable = _OTHER.sub("-", identifier.lower()).strip("-")[:_KEPT]
    return f"{readable}-{digest}"


def body_page(consortium_id: str) -> str:
    """The page of a body, from the root of the site."""
    return f"bodies/body-{_slug(consortium_id)}.html"


def document_page(document_id: str) -> str:
    """The page of a document, from the root of the site."""
    return f"documents/document-{_slug(document_id)}.html"


def region_page(region: str | None) -> str:
    """The page of a region's comparisons, from the root of the site."""
    return f"regions/region-{_slug(region or '')}.html"


def objective_anchor(position: int) -> str:
    """The place of an objective on its document's page."""
    return f"objective-{position}"


def step_anchor(objective_position: int, position: int) -> str:
    """The place of a step on its document's page."""
    return f"step-{objective_position}-{position}"


def word_anchor(prefix: str, word: str) -> str:
    """The place of a check or a measure on a page."""
    return f"{prefix}-{_slug(word)}"


def drawn_page(document_id: str, number: int) -> str:
    """The page that shows a page of a document, from the root of the site."""
    return f"pages/page-{_slug(document_id)}-{number}.html"


def drawn_picture(document_id: str, number: int) -> str:
    """The picture of a page of a document, from the root of the site."""
    return f"pages/page-{_slug(document_id)}-{number}.webp"


def evidence_page(document_id: str, objective_position: int) -> str:
    """The page that shows what an objective's values stand on, from the root of the site."""
    return f"evidence/evidence-{_slug(document_id)}-{objective_position}.html"


def pdf_file(document_id: str) -> str:
    """A copy of a document's PDF, from the root of the site."""
    return f"pdf/document-{_slug(document_id)}.pdf"


def place_anchor(record: str, objective_position: int, step_position: int | None) -> str:
    """The boxes of a record on the picture of a page.

    Args:
        record: ``objective``, ``step`` or ``verification``.
        objective_position: The objective's position in its document.
        step_position: The step's in its objective; None for an objective.
    """
    end = "" if step_position is None else f"-{step_position}"
    return f"{record}-{objective_position}{end}"


def comparison_page(consortium_ids: Sequence[str]) -> str:
    """The page that compares some bodies, from the root of the site."""
    return f"compare/pair-{'--'.join(sorted(map(_slug, consortium_ids)))}.html"


def class_page(region: str, kind: str) -> str:
    """The page that compares the bodies of a region and kind, from the root of the site."""
    return f"compare/class-{_slug(f'{region} {kind}')}.html"
