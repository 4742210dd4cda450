"""What a made verification says of a step, and the interval and outcome that it was written for."""

from calendar import monthrange
from dataclasses import replace
from datetime import date, timedelta
from random import Random

from models.vocabulary import AchievementKind, Outcome
from pipelines.generator.values import Finding, Said

_MONTHS = (
    *("gennaio", "febbraio", "marzo", "aprile", "maggio", "giugno"),
    *("luglio", "agosto", "settembre", "ottobre", "novembre", "dicembre"),
)

_STATUSES = ("on_time", "late", "possibly_late", "asserted", "undated")
_STATUS_WEIGHTS = (60, 10, 8, 12, 10)


def _on(day: date) -> str:
    return f"{day:%d/%m/%Y}"


def _month_before(deadline: date) -> tuple[date, date]:
    last = deadline.replace(day=1) - timedelta(days=1)
    return last.replace(day=1), last


def dated(random: Random, deadline: date) -> Said:
    """A sentence about a step that was due, without credit and outcome."""
    status = random.choices(_STATUSES, _STATUS_WEIGHTS)[0]
    acts = random.choices((0, 1, 2), (60, 30, 10))[0]
    act = f" con determinazione n. {random.randrange(1, 700)}" if acts else ""
    if status == "on_time" and random.random() < 0.3:
        first, last = _month_before(deadline)
        text = (
            f"L'attività è stata conclusa{act} nel mese di {_MONTHS[last.month - 1]} {last.year}."
        )
        return Said(text, status, completed_from=first, completed_to=last, acts=acts)
    if status in ("on_time", "late"):
        days = random.randrange(0, 60) if status == "on_time" else -random.randrange(1, 90)
        day = deadline - timedelta(days=days)
        text = f"L'attività è stata conclusa{act} in data {_on(day)}."
        return Said(text, status, completed_from=day, completed_to=day, acts=acts)
    if status == "possibly_late":
        last = deadline + timedelta(days=random.randrange(1, 30))
        first = deadline - timedelta(days=random.randrange(0, 20))
        if random.random() < 0.5:
            text = f"L'attività è stata conclusa{act} entro il {_on(last)}."
            return Said(text, status, completed_to=last, acts=acts)
        text = f"L'attività si è svolta{act} dal {_on(first)} al {_on(last)}."
        return Said(text, status, completed_from=first, completed_to=last, acts=acts)
    if status == "asserted":
        text = f"L'attività è stata conclusa{act} entro la scadenza prevista."
        return Said(text, status, acts=acts, claims_punctuality=True)
    return Said(f"L'attività è stata svolta{act}.", status, acts=acts)


def judged(
    random: Random, said: Said, kind: AchievementKind | None, weight: float | None
) -> tuple[Said, set[str]]:
    """The same sentence with credit and outcome, and the checks that it was made to fail.

    Args:
        random: The source of chance.
        said: The sentence.
        kind: How the document prints achievement; None when it prints none.
        weight: The weight that a full credit equals.
    """
    whole = weight if kind is AchievementKind.CREDIT and weight is not None else 100.0
    choice = random.choices(("full", "part", "none", "excess", "missing"), (85, 7, 4, 2, 2))[0]
    credit = {"full": whole, "part": round(whole / 2, 2), "none": 0.0, "excess": whole + 5}.get(
        choice
    )
    is_full = choice in ("full", "excess")
    outcome = random.choices(tuple(Outcome), (70, 5, 3, 22) if is_full else (10, 40, 30, 20))[0]
    share = float(random.randrange(10, 95, 5)) if random.random() < 0.5 else None
    findings = _failed(said, choice, outcome, kind)
    said = replace(
        said,
        credit=credit if kind else None,
        is_full=is_full,
        outcome=outcome,
        share_pct=share if outcome is Outcome.PARTIALLY_ACHIEVED else None,
    )
    if said.status == "late" and random.random() < 0.1:
        said = replace(said, claims_punctuality=True)
        findings.add("punctuality_claim")
    if said.completed_from and random.random() < 0.01:
        said = replace(said, contradiction="due date diverse")
        findings.add("contradicting_dates")
    return said, findings


def _failed(said: Said, choice: str, outcome: Outcome, kind: AchievementKind | None) -> set[str]:
    findings = set()
    if kind and choice == "excess":
        findings.add("credit_within_weight")
    if kind and choice == "missing":
        findings.add("credit_when_due")
    if choice not in ("full", "excess"):
        return findings
    if said.status == "late":
        findings.add("full_credit_late")
    if outcome in (Outcome.PARTIALLY_ACHIEVED, Outcome.NOT_ACHIEVED):
        findings.add("full_credit_target_missed")
    is_dated = said.completed_from or said.completed_to
    if not is_dated and not said.acts and outcome is Outcome.NOT_ASSESSABLE:
        findings.add("full_credit_evidence")
    return findings


def restated(random: Random, said: Said, deadline: date, description: str) -> tuple[Said, set[str]]:
    """The same, with deadline and description as the verification table repeats them."""
    findings = set()
    if random.random() < 0.01:
        deadline -= timedelta(days=30)
        findings.add("deadline_agrees")
    roll = random.random()
    if roll < 0.01:
        description += " e altro"
        findings.add("description_agrees")
    elif roll < 0.02:
        description = description.upper()
        findings.add("description_agrees")
    return (
        replace(said, restated_deadline=deadline, restated_description=description),
        findings,
    )


def last_day(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, monthrange(year, month)[1])


def findings_of(kinds: set[str], objective: str | None, step: str | None) -> list[Finding]:
    """The checks that a step fails, as findings."""
    return [(kind, objective, step) for kind in sorted(kinds)]
