"""What was extracted compared with gold, field by field, without a database between them."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from models.column import Record
from models.extraction import Extraction
from pipelines.evaluation.facts import Fact, Key, Value, ordinal_keys
from pipelines.evaluation.gold import Gold
from pipelines.evaluation.score import RECORDS, Judgement, judge
from tests.samples import ROOT

DOCUMENTS = ROOT / "corpus" / "documents"
GOLD = ROOT / "corpus" / "gold"
LAYOUTS = ROOT / "corpus" / "layouts"
ROWS = frozenset({"objectives", "steps"})


@dataclass(frozen=True, slots=True)
class Tally:
    """How many of the things that gold gives were found.

    Attributes:
        expected: Things that gold gives, nulls included where the document leaves a field empty.
        correct: Those that were read as gold has them.
        invented: Records, of any kind that gold covers, that gold does not have.
        differences: What differs, in words.
    """

    expected: int
    correct: int
    invented: tuple[str, ...]
    differences: tuple[str, ...]

    @property
    def percent(self) -> float:
        """Share that is right, in percent."""
        return 100 * self.correct / self.expected


def facts_of(extraction: Extraction, gold: Gold) -> tuple[Fact, ...]:
    """The records as facts, told apart as the gold tells its own apart."""
    objectives = extraction.objectives
    names = ordinal_keys((item.code for item in objectives), gold.has_objective_codes)
    keys: dict[str, Key] = {
        item.objective_id: (name,) for item, name in zip(objectives, names, strict=True)
    }
    facts = [Fact("documents", (), (), _document(extraction))]
    facts += [Fact("objectives", (), keys[item.objective_id], _values(item)) for item in objectives]
    step_keys: dict[str, Key] = {}
    for objective in objectives:
        parent = keys[objective.objective_id]
        steps = [step for step in extraction.steps if step.objective_id == objective.objective_id]
        codes = ordinal_keys((step.code for step in steps), gold.has_step_codes)
        for step, code in zip(steps, codes, strict=True):
            step_keys[step.step_id] = (*parent, code)
            facts.append(Fact("steps", parent, (*parent, code), _values(step)))
    for verification in extraction.verifications:
        key = step_keys[verification.step_id]
        facts.append(Fact("verifications", key, key, _values(verification)))
    for programme in extraction.objective_programmes:
        facts.append(
            _code("objective_programmes", keys[programme.objective_id], programme, "programme")
        )
    for link in extraction.objective_links:
        facts.append(_code("objective_links", keys[link.objective_id], link, "linked_code"))
    closing: tuple[tuple[str, Sequence[Record], tuple[str, ...]], ...] = (
        ("unit_scores", extraction.unit_scores, ("unit",)),
        ("closing_weights", extraction.closing_weights, ("position",)),
        ("closing_programmes", extraction.closing_programmes, ("programme",)),
        (
            "closing_links",
            extraction.closing_links,
            ("operational_code", "kind", "objective_code"),
        ),
    )
    for kind, records, fields in closing:
        for record in records:
            values = _values(record)
            facts.append(Fact(kind, (), tuple(str(values[name]) for name in fields), values))
    return tuple(facts)


def judged(extraction: Extraction, gold: Gold) -> tuple[Judgement, ...]:
    """Every field that gold gives, compared."""
    return judge(gold, facts_of(extraction, gold))


def fields(judgements: Sequence[Judgement], kinds: Iterable[str] | None = None) -> Tally:
    """The fields of records of some kinds, or of all; of a missing record all are wrong."""
    wanted = frozenset(kinds) if kinds is not None else None
    return _tally(
        judgements,
        lambda one: one.field != RECORDS and (wanted is None or one.kind in wanted),
    )


def records(judgements: Sequence[Judgement], kinds: Iterable[str] = ROWS) -> Tally:
    """Whole records of some kinds: objectives and steps when nothing else is said."""
    wanted = frozenset(kinds)
    return _tally(judgements, lambda one: one.field == RECORDS and one.kind in wanted)


def differences(judgements: Iterable[Judgement]) -> list[str]:
    """What differs, a line each."""
    return [
        f"{one.kind} {'/'.join(one.key)} {one.field}: {one.gold!r} is read as {one.found!r}"
        for one in judgements
        if one.is_difference
    ]


def gold_path(document: Path) -> Path:
    """The gold of a sample document or of a layout."""
    folder = GOLD if document.parent == DOCUMENTS else document.parent
    return folder / f"{document.stem}.json"


def _tally(judgements: Sequence[Judgement], is_counted: Callable[[Judgement], bool]) -> Tally:
    invented = {
        (one.kind, one.key) for one in judgements if one.field == RECORDS and not one.is_expected
    }
    counted = [one for one in judgements if is_counted(one) and (one.kind, one.key) not in invented]
    return Tally(
        expected=len(counted),
        correct=sum(one.is_correct for one in counted),
        invented=tuple(sorted(f"{kind} {'/'.join(key)}" for kind, key in invented)),
        differences=tuple(differences(filter(is_counted, judgements))),
    )


def _values(record: Record) -> dict[str, Value]:
    return {
        name: value.isoformat() if isinstance(value, date | datetime) else value
        for name, value in record.model_dump(mode="python").items()
    }


def _document(extraction: Extraction) -> dict[str, Value]:
    return {**_values(extraction.consortium), **_values(extraction.document)}


def _code(kind: str, parent: Key, record: Record, name: str) -> Fact:
    value = str(getattr(record, name))
    return Fact(kind, parent, (*parent, value), {name: value})
