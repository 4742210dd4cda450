"""Scores: for every field, how many values were expected, found and correct."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from models.tables import TABLES
from pipelines.evaluation.facts import Fact, Key, Value, same
from pipelines.evaluation.gold import Gold

RECORDS = "(records)"
"""Stands for the field in the line that counts whole records."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """One comparison of a field.

    Attributes:
        document: Name of the gold file.
        kind: Table of the record.
        key: The record.
        field: The field; :data:`RECORDS` for the record itself.
        is_expected: Whether gold gives a value.
        is_found: Whether the database does.
        is_correct: Whether both give the same.
        gold: The true value.
        found: The stored value.
    """

    document: str
    kind: str
    key: Key
    field: str
    is_expected: bool
    is_found: bool
    is_correct: bool
    gold: Value = None
    found: Value = None

    @property
    def is_difference(self) -> bool:
        """Whether gold and database disagree."""
        return (self.is_expected or self.is_found) and not self.is_correct


@dataclass(frozen=True, slots=True)
class Score:
    """How well a field was read.

    Attributes:
        kind: Table.
        field: Field.
        expected: Values that gold gives.
        found: Values that the database gives.
        correct: Those that are the same.
    """

    kind: str
    field: str
    expected: int
    found: int
    correct: int

    @property
    def precision(self) -> float | None:
        """Correct among the found, in percent; None when nothing was found."""
        return 100 * self.correct / self.found if self.found else None

    @property
    def recall(self) -> float | None:
        """Correct among the expected, in percent; None when nothing was expected."""
        return 100 * self.correct / self.expected if self.expected else None

    @property
    def f1(self) -> float | None:
        """Harmonic mean of the two, in percent; None when there was nothing at all."""
        total = self.expected + self.found
        return 200 * self.correct / total if total else None


def _of_pair(document: str, gold: Fact, found: Fact) -> Iterator[Judgement]:
    yield Judgement(document, gold.kind, gold.key, RECORDS, True, True, True)  # noqa: FBT003
    for field, value in gold.values.items():
        stored = found.values.get(field)
        yield Judgement(
            document,
            gold.kind,
            gold.key,
            field,
            is_expected=value is not None,
            is_found=stored is not None,
            is_correct=same(value, stored),
            gold=value,
            found=stored,
        )


def _of_missing(document: str, gold: Fact) -> Iterator[Judgement]:
    yield Judgement(document, gold.kind, gold.key, RECORDS, True, False, False)  # noqa: FBT003
    for field, value in gold.values.items():
        if value is not None:
            yield Judgement(document, gold.kind, gold.key, field, True, False, False, value)  # noqa: FBT003


def _of_invented(document: str, found: Fact, fields: set[str]) -> Iterator[Judgement]:
    yield Judgement(document, found.kind, found.key, RECORDS, False, True, False)  # noqa: FBT003
    for field in sorted(fields):
        value = found.values.get(field)
        if value is not None:
            yield Judgement(
                document,
                found.kind,
                found.key,
                field,
                is_expected=False,
                is_found=True,
                is_correct=False,
                found=value,
            )


def judge(gold: Gold, stored: Iterable[Fact]) -> tuple[Judgement, ...]:
    """Compare every field that gold gives.

    A key that gold leaves out is not compared; a null in gold must be NULL in the database. The
    fields of a record that is missing count as expected, those of an invented one as found.

    Args:
        gold: The true records.
        stored: The database's records.
    """
    document = gold.path.stem
    expected = {(fact.kind, fact.key): fact for fact in gold.facts}
    fields: dict[str, set[str]] = {}
    for fact in gold.facts:
        fields.setdefault(fact.kind, set()).update(fact.values)
    judgements: list[Judgement] = []
    seen = set()
    for fact in stored:
        if fact.kind not in gold.covered or (fact.kind, fact.parent) in gold.uncovered:
            continue
        truth = expected.get((fact.kind, fact.key))
        seen.add((fact.kind, fact.key))
        if truth is not None:
            judgements.extend(_of_pair(document, truth, fact))
        else:
            judgements.extend(_of_invented(document, fact, fields.get(fact.kind, set())))
    for identity, truth in expected.items():
        if identity not in seen:
            judgements.extend(_of_missing(document, truth))
    return tuple(judgements)


def scores(judgements: Iterable[Judgement]) -> tuple[Score, ...]:
    """Scores by field in the order of the tables, and one of all fields together."""
    counts: dict[tuple[str, str], list[int]] = {}
    total = [0, 0, 0]
    for one in judgements:
        line = counts.setdefault((one.kind, one.field), [0, 0, 0])
        is_correct_value = one.is_correct and one.is_expected
        for position, is_counted in enumerate((one.is_expected, one.is_found, is_correct_value)):
            line[position] += is_counted
            if one.field != RECORDS:
                total[position] += is_counted
    order = list(TABLES)
    lines = [
        Score(kind, field, *line)
        for (kind, field), line in sorted(
            counts.items(), key=lambda item: (order.index(item[0][0]), item[0][1] != RECORDS)
        )
    ]
    return (*lines, Score("all", "all", *total))
