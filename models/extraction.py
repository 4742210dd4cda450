"""What reading one document gives."""

from pydantic import BaseModel, ConfigDict

from models.closing import ClosingLink, ClosingProgramme, ClosingWeight, Extra, UnitScore
from models.provenance import Attachment, Evidence, UnreadRegion
from models.records import (
    Amount,
    Consortium,
    DocumentFacts,
    Objective,
    ObjectiveLink,
    ObjectiveProgramme,
    ObjectiveTag,
    Step,
)
from models.verifications import Verification


class Extraction(BaseModel):
    """The records of one document; values only, no file handles, safe to pickle.

    Where the file stood and when it was stored is not among them: the same bytes give the same
    extraction on every machine.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    consortium: Consortium
    document: DocumentFacts
    objectives: tuple[Objective, ...] = ()
    objective_programmes: tuple[ObjectiveProgramme, ...] = ()
    objective_links: tuple[ObjectiveLink, ...] = ()
    objective_tags: tuple[ObjectiveTag, ...] = ()
    steps: tuple[Step, ...] = ()
    verifications: tuple[Verification, ...] = ()
    amounts: tuple[Amount, ...] = ()
    unit_scores: tuple[UnitScore, ...] = ()
    closing_weights: tuple[ClosingWeight, ...] = ()
    closing_links: tuple[ClosingLink, ...] = ()
    closing_programmes: tuple[ClosingProgramme, ...] = ()
    extras: tuple[Extra, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    unread: tuple[UnreadRegion, ...] = ()
    attachments: tuple[Attachment, ...] = ()
