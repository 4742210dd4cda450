"""The tables of the database."""

from models.closing import ClosingLink, ClosingProgramme, ClosingWeight, Extra, UnitScore
from models.column import Record
from models.provenance import (
    Attachment,
    DatabaseInfo,
    DocumentCount,
    Evidence,
    Failure,
    PassedOver,
    SeenFile,
    ThreadLink,
    UnreadRegion,
)
from models.records import (
    Amount,
    Consortium,
    Document,
    Objective,
    ObjectiveLink,
    ObjectiveProgramme,
    ObjectiveTag,
    Programme,
    Step,
)
from models.verifications import Verification

TABLES: dict[str, type[Record]] = {
    "consortia": Consortium,
    "documents": Document,
    "objectives": Objective,
    "objective_programmes": ObjectiveProgramme,
    "objective_links": ObjectiveLink,
    "objective_tags": ObjectiveTag,
    "steps": Step,
    "verifications": Verification,
    "amounts": Amount,
    "unit_scores": UnitScore,
    "closing_weights": ClosingWeight,
    "closing_links": ClosingLink,
    "closing_programmes": ClosingProgramme,
    "extras": Extra,
    "programmes": Programme,
    "evidence": Evidence,
    "unread": UnreadRegion,
    "attachments": Attachment,
    "document_counts": DocumentCount,
    "passed_over": PassedOver,
    "failures": Failure,
    "thread_links": ThreadLink,
    "seen_files": SeenFile,
    "database_info": DatabaseInfo,
}
"""Every table and the class of its rows, in an order in which they can be filled."""
