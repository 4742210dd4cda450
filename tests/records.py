"""Small made-up documents as records, for tests of what happens after reading."""

from models.closing import ClosingLink, ClosingProgramme, ClosingWeight, Extra, UnitScore
from models.extraction import Extraction
from models.provenance import Evidence
from models.records import (
    Consortium,
    DocumentFacts,
    Objective,
    ObjectiveLink,
    ObjectiveProgramme,
    ObjectiveTag,
    Step,
)
from models.verifications import Verification
from models.vocabulary import DocumentKind, Engine, ObjectiveKind, OwnerBasis


def extraction(
    sha256: str = "a" * 64,
    owner: str = "cssm",
    objectives: int = 2,
    steps: int = 2,
    title: str = "Piano",
    provisional: bool = False,
    version: str = "1",
) -> Extraction:
    """A document with a row in every table that a document fills."""
    document_id = f"{owner}-verification-2022-2024-{sha256[:8]}"
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
    parts = tuple(
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
            page_count=1,
            sha256=sha256,
            extractor_version=version,
        ),
        objectives=wholes,
        objective_programmes=(ObjectiveProgramme(objective_id=first, programme="12.01"),),
        objective_links=(ObjectiveLink(objective_id=first, linked_code="1A"),),
        objective_tags=(ObjectiveTag(objective_id=first, tag="pnrr", field="title", words="PNRR"),),
        steps=parts,
        verifications=tuple(
            Verification(verification_id=f"{part.step_id}/v", step_id=part.step_id, text="Fatto.")
            for part in parts
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
        evidence=tuple(
            Evidence(
                record_table=record_table,
                record_id=record_id,
                field=field,
                part=0,
                page=1,
                x0=1,
                top=1,
                x1=2,
                bottom=2,
                raw_text="Fase",
                engine=Engine.PDFIUM,
            )
            for record_table, record_id, field in (
                *(("objectives", whole.objective_id, "title") for whole in wholes),
                *(("steps", part.step_id, "description") for part in parts),
                *(("verifications", f"{part.step_id}/v", "text") for part in parts),
            )
        ),
    )
