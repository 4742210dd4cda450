"""Small made-up documents as records, for tests of what happens after reading."""

from typing import Any

from models.closing import ClosingLink, ClosingProgramme, ClosingWeight, Extra, UnitScore
from models.extraction import Extraction
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
from models.vocabulary import DocumentKind, Engine, ObjectiveKind, OwnerBasis, ReadingStatus


def extraction(
    sha256: str = "a" * 64,
    owner: str = "cssm",
    objectives: int = 2,
    steps: int = 2,
    title: str = "Piano",
    provisional: bool = False,
    version: str = "1",
    part: int = 1,
    coverage_pct: float | None = None,
) -> Extraction:
    """A document with a row in every table that a document fills.

    Args:
        sha256: Hash of its file.
        owner: Whose it is.
        objectives: How many it has.
        steps: How many each of these has.
        title: Its title.
        provisional: Whether the registry does not know the owner.
        version: Version of the rules.
        part: Which document of its file it is; the first's identifier begins those of the others.
        coverage_pct: How much of it was understood: all of it from 95 on.
    """
    document_id = f"{owner}-verification-2022-2024-{sha256[:8]}" + (f"-{part}" if part > 1 else "")
    is_understood = coverage_pct is None or coverage_pct >= 95
    status = ReadingStatus.UNDERSTOOD if is_understood else ReadingStatus.PARTLY_UNDERSTOOD
    wholes = tuple(
        Objective(
            objective_id=f"{document_id}/{position}",
            document_id=document_id,
            position=position,
            code=str(position),
            kind=ObjectiveKind.PEG,
            title=f"Obiettivo {position}",
        )
        for position in range(1, objectives + 1)
    )
    phases = tuple(
        Step(
            step_id=f"{whole.objective_id}/{position}",
            objective_id=whole.objective_id,
            position=position,
            code=f"{whole.code}.{position}",
            description="Fase",
        )
        for whole in wholes
        for position in range(1, steps + 1)
    )
    first = wholes[0].objective_id
    return Extraction(
        consortium=Consortium(consortium_id=owner, name=owner.upper(), is_provisional=provisional),
        document=DocumentFacts(
            document_id=document_id,
            consortium_id=owner,
            consortium_basis=OwnerBasis.ACRONYM,
            kind=DocumentKind.VERIFICATION,
            title=title,
            period_start=2022,
            period_end=2024,
            reference_year=2022,
            page_count=2,
            first_page=part,
            last_page=part,
            coverage_pct=coverage_pct,
            reading_status=status if coverage_pct is not None else None,
            status_basis=None if is_understood else "A table of page 1 was left out.",
            sha256=sha256,
            extractor_version=version,
        ),
        objectives=wholes,
        objective_programmes=(ObjectiveProgramme(objective_id=first, programme="12.01"),),
        objective_links=(ObjectiveLink(objective_id=first, linked_code="1A"),),
        objective_tags=(ObjectiveTag(objective_id=first, tag="pnrr", field="title", words="PNRR"),),
        steps=phases,
        verifications=tuple(
            Verification(verification_id=f"{phase.step_id}/v", step_id=phase.step_id, text="Fatto.")
            for phase in phases
        ),
        unit_scores=(UnitScore(document_id=document_id, unit="Area", score=1),),
        closing_weights=(ClosingWeight(document_id=document_id, position=1),),
        closing_links=(
            ClosingLink(
                document_id=document_id,
                position=1,
                operational_code="1A",
                kind=ObjectiveKind.PEG,
            ),
        ),
        closing_programmes=(ClosingProgramme(document_id=document_id, programme="12.01"),),
        extras=(Extra(document_id=document_id, header="Note", value="x"),),
        amounts=(
            Amount(
                amount_id=f"{document_id}/1:costs:1",
                document_id=document_id,
                objective_id=f"{document_id}/1",
                record_table="objectives",
                record_id=f"{document_id}/1",
                field="costs",
                amount_eur=1200.0,
                words="1.200 euro",
                start=0,
            ),
        ),
        evidence=tuple(
            Evidence(
                record_table=record_table,
                record_id=record_id,
                field=field,
                part=0,
                page=part,
                x0=1,
                top=1,
                x1=2,
                bottom=2,
                raw_text="Fase",
                engine=Engine.PDFIUM,
            )
            for record_table, record_id, field in (
                *(("objectives", whole.objective_id, "title") for whole in wholes),
                *(("steps", phase.step_id, "description") for phase in phases),
                *(("verifications", f"{phase.step_id}/v", "text") for phase in phases),
            )
        ),
        unread=(
            UnreadRegion(
                document_id=document_id,
                page=part,
                x0=10,
                top=20,
                x1=30,
                bottom=40,
                words="Totale",
                reason="no header names it",
            ),
        ),
        attachments=(Attachment(document_id=document_id, name="piano.xlsx", size_bytes=9),),
    )


def two_documents(sha256: str = "a" * 64, **changes: Any) -> tuple[Extraction, Extraction]:
    """The two documents of a file; the identifier of the first begins that of the second."""
    return extraction(sha256, **changes), extraction(sha256, part=2, objectives=3, **changes)
