"""Made plans and verifications in the JSON that the sample documents are typeset from."""

from typing import Any

from models.vocabulary import AchievementKind, DocumentKind, ObjectiveKind
from pipelines.generator.values import MadeBody, MadeDocument, MadeObjective, MadeStep, Said

Record = dict[str, Any]


def gold(body: MadeBody, document: MadeDocument) -> Record:
    """A plan or a verification in weighted credits as a record to typeset.

    The verification tables of such cards repeat every step: one of which nothing is said is printed
    with an empty verification.

    Raises:
        ValueError: When the document is of another manner: cards print neither degrees nor reports.
    """
    if document.kind is DocumentKind.REPORT:
        raise ValueError(f"{document.document_id} is a report; cards are for plans.")
    if document.achievement_kind is AchievementKind.DEGREE:
        raise ValueError(f"{document.document_id} prints degrees; cards print weighted credits.")
    period = f"{document.period_start} - {document.period_end}"
    head = "VERIFICA PIANO" if document.kind is DocumentKind.VERIFICATION else "PIANO"
    return {
        "title": [body.name, f"{head} DELLA PERFORMANCE {period}"],
        "running_head": f"{body.name} - Piano della performance {period}",
        "document": {
            "consortium": body.consortium_id,
            "kind": document.kind.value,
            "period_start": document.period_start,
            "period_end": document.period_end,
            "reference_year": document.reference_year,
        },
        "objectives": [
            _objective(objective, is_verified=document.kind is DocumentKind.VERIFICATION)
            for objective in document.objectives
        ],
        "closing": _closing(document),
    }


def _objective(objective: MadeObjective, *, is_verified: bool) -> Record:
    return {
        "code": objective.code,
        "kind": objective.kind.value,
        "title": objective.title,
        "unit": objective.unit,
        "weight_pct": objective.weight,
        "first_year": objective.first_year,
        "current_situation": "Servizio attivo.",
        "critical_issues": "Risorse limitate.",
        "expected_situation": "Servizio rafforzato.",
        "expected_benefits": "Risposte più rapide.",
        "actions": "Avvio delle attività previste.",
        "staff": "Personale interno.",
        "costs": "Risorse interne.",
        "achievement_indicator": "Attività concluse.",
        "programmes": list(objective.programmes),
        "strategic_links": list(objective.links),
        "steps": [
            _step(number, step, is_verified=is_verified)
            for number, step in enumerate(objective.steps, start=1)
        ],
    }


def _step(position: int, step: MadeStep, *, is_verified: bool) -> Record:
    record: Record = {
        "position": position,
        "code": step.code,
        "description": step.description,
        "deadline": step.deadline.isoformat() if step.deadline else None,
        "indicator": step.indicator,
        "target": None,
        "weight_in_objective_pct": step.weight,
        "weight_in_year_pct": step.year_weight,
    }
    return {**record, "verification": _said(step, step.said or Said())} if is_verified else record


def _said(step: MadeStep, said: Said) -> Record:
    deadline = said.restated_deadline
    return {
        "description": said.restated_description,
        "deadline": deadline.isoformat() if deadline else None,
        "indicator": step.indicator,
        "text": said.text,
        "achieved_pct": said.credit,
    }


def _closing(document: MadeDocument) -> Record:
    return {
        "matrix": _matrix(document),
        "programmes": sorted({code for made in document.objectives for code in made.programmes}),
        "weights": [
            {
                "code": objective.code,
                "title": objective.closing_title or objective.title,
                "weight_pct": objective.weight,
            }
            for kind in (ObjectiveKind.PERFORMANCE, ObjectiveKind.PEG)
            for objective in document.objectives
            if objective.kind is kind
        ],
    }


def _matrix(document: MadeDocument) -> list[Record]:
    links = sorted({link for made in document.objectives for link in made.links})
    return [
        {
            "code": strategic,
            "title": f"Indirizzo strategico {strategic}.",
            "operational": [
                {
                    "code": link,
                    **{
                        kind.value: [
                            made.code
                            for made in document.objectives
                            if made.kind is kind and link in (made.matrix_links or made.links)
                        ]
                        for kind in (ObjectiveKind.PERFORMANCE, ObjectiveKind.PEG)
                    },
                }
                for link in links
                if link.startswith(strategic)
            ],
        }
        for strategic in sorted({link[:-1] for link in links})
    ]
