"""Every figure once more, in plain Python over the base tables: written from what the figures mean.

Nothing here reads a view. Values are floats or None; shares run from 0 to 1, percentages to 100.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any

import duckdb

Row = dict[str, Any]

_ROUNDING = 0.0501  # weights and credits are printed to two decimals at best
_CREDIT = {"achieved": 1.0, "not_achieved": 0.0}


def rows(connection: duckdb.DuckDBPyConnection, table: str) -> list[Row]:
    """The rows of a base table."""
    found = connection.execute(f"SELECT * FROM {table}")
    names = [column[0] for column in found.description or ()]
    return [dict(zip(names, values, strict=True)) for values in found.fetchall()]


@dataclass
class Step:
    """A step with all that its document says of it."""

    row: Row
    objective: Row
    document: Row
    said: Row | None
    has_year_weights: bool

    def of(self, name: str) -> Any:
        """A value of what is said."""
        return self.said[name] if self.said else None

    @property
    def step_id(self) -> str:
        value: str = self.row["step_id"]
        return value

    @property
    def is_plan(self) -> bool:
        return bool(self.document["kind"] == "plan")

    @property
    def is_reported(self) -> bool:
        told = ("text", "achieved_pct", "declared_outcome", "deviation", "score", "cited_evidence")
        return any(self.of(name) is not None for name in told)

    @property
    def is_measurable(self) -> bool:
        return self.row["indicator"] is not None or self.row["target"] is not None

    @property
    def whole(self) -> float | None:
        """What a full achievement is printed as."""
        if self.document["achievement_kind"] == "degree":
            return 100.0
        if self.document["achievement_kind"] is None:
            return None
        name = "weight_in_year_pct" if self.has_year_weights else "weight_in_objective_pct"
        weight: float | None = self.row[name]
        return weight

    @property
    def declared_share(self) -> float | None:
        figure = self.of("achieved_pct")
        return figure / self.whole if figure is not None and self.whole else None

    @property
    def worded(self) -> str | None:
        """The outcome declared in words or boxes, never by a figure."""
        basis = self.of("declared_outcome_basis")
        if basis is None:
            basis = "words" if self.of("achieved_pct") is None else "figure"
        outcome: str | None = self.of("declared_outcome") if basis != "figure" else None
        return outcome

    @property
    def declares_all(self) -> bool | None:
        if self.document["achievement_kind"] is None:
            return None if self.worded is None else self.worded == "achieved"
        figure = self.of("achieved_pct")
        if figure is None:
            return None
        if figure <= 0:
            return False
        return None if self.whole is None else figure + _ROUNDING >= self.whole

    @property
    def assessed_share(self) -> float | None:
        outcome = self.of("assessed_outcome")
        if outcome == "partially_achieved":
            share = self.of("assessed_share_pct")
            return 0.5 if share is None else share / 100
        return _CREDIT.get(outcome)

    @property
    def is_read(self) -> bool:
        return self.of("acts_cited") is not None or self.of("assessed_outcome") is not None


class Database:
    """The base tables, with every figure worked out from them."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self.documents = {row["document_id"]: row for row in rows(connection, "documents")}
        self.objectives = {row["objective_id"]: row for row in rows(connection, "objectives")}
        said = {row["step_id"]: row for row in rows(connection, "verifications")}
        steps = rows(connection, "steps")
        weighed = {
            self.objectives[row["objective_id"]]["document_id"]
            for row in steps
            if row["weight_in_year_pct"] is not None
        }
        self.steps: dict[str, list[Step]] = defaultdict(list)
        for row in steps:
            objective = self.objectives[row["objective_id"]]
            document = self.documents[objective["document_id"]]
            step = Step(
                row, objective, document, said.get(row["step_id"]),
                objective["document_id"] in weighed,
            )  # fmt: skip
            self.steps[row["objective_id"]].append(step)
        for found in self.steps.values():
            found.sort(key=lambda step: step.row["position"])
        self.of_document: dict[str, list[Step]] = defaultdict(list)
        for step in self.all_steps():
            self.of_document[step.document["document_id"]].append(step)
        self._before = {
            step.step_id: earlier for step, earlier in self._earlier(list(self.all_steps()))
        }

    def all_steps(self) -> Iterator[Step]:
        for found in self.steps.values():
            yield from found

    def _earlier(self, steps: Sequence[Step]) -> Iterator[tuple[Step, list[Step]]]:
        """The same step in verifications of earlier years, one a year."""
        by_key: dict[tuple[Any, ...], list[Step]] = defaultdict(list)
        counts: dict[tuple[Any, ...], int] = defaultdict(int)
        keys = {}
        ordered = sorted(
            steps, key=lambda s: (s.document["document_id"], s.objective["position"],
                                  s.row["position"]),
        )  # fmt: skip
        for step in ordered:
            document, objective = step.document, step.objective
            if objective["code"] is None or step.row["code"] is None:
                continue
            own = (document["document_id"], objective["kind"], objective["code"], step.row["code"])
            counts[own] += 1
            key = (
                *(document["consortium_id"], document["period_start"], document["period_end"]),
                *(*own[1:], counts[own]),
            )
            if document["period_start"] is None or document["period_end"] is None:
                continue
            keys[step.step_id] = key
            by_key[key].append(step)
        for step in steps:
            year = step.document["reference_year"]
            if step.step_id not in keys or year is None:
                continue
            best: dict[int, Step] = {}
            for other in by_key[keys[step.step_id]]:
                before = other.document["reference_year"]
                if before is None or before >= year:
                    continue
                if before not in best or _newer(other.document, best[before].document):
                    best[before] = other
            yield step, list(best.values())

    def before(self, step: Step) -> list[Step]:
        return self._before.get(step.step_id, [])

    def is_due(self, step: Step) -> bool | None:
        """Whether something was due of a step in the year."""
        if step.has_year_weights:
            weight = step.row["weight_in_year_pct"]
            return weight is not None and weight > 0
        if step.is_plan:
            return None
        siblings = self.steps[step.row["objective_id"]]
        if (
            not step.is_reported
            and not step.is_measurable
            and any(other.is_reported and other.is_measurable for other in siblings)
        ):
            return False
        year, deadline = step.document["reference_year"], step.row["deadline"]
        is_own = step.row["deadline_source"] in (None, "column")
        if step.is_reported and (year is None or deadline is None or not is_own):
            return True
        if year is None or deadline is None:
            return None
        if deadline.year < year:
            return not any(other.declares_all for other in self.before(step))
        return bool(deadline.year == year)

    def is_done_early(self, step: Step) -> bool:
        declares = step.worded == "achieved" or self._is_full_figure(step)
        is_done = self.is_due(step) is False and step.of("completed_to") is not None
        return is_done and not step.is_plan and declares

    @staticmethod
    def _is_full_figure(step: Step) -> bool:
        figure, whole = step.of("achieved_pct"), step.whole
        if figure is None or whole is None:
            return False
        return bool(figure > 0 and figure + _ROUNDING >= whole)

    def status(self, step: Step) -> str:
        """Punctuality of a step of a document of results."""
        first, last, deadline = (
            step.of("completed_from"), step.of("completed_to"), step.row["deadline"],
        )  # fmt: skip
        is_surely_late = first is not None and deadline is not None and first > deadline
        if self.is_due(step) is False and last is None and not is_surely_late:
            return "not_due"
        if deadline is None:
            return "no_deadline"
        if is_surely_late:
            return "late"
        if last is not None:
            return "on_time" if last <= deadline else "possibly_late"
        return "asserted" if step.of("punctuality_basis") is not None else "undated"

    def objective(self, objective_id: str) -> Row:
        """The figures of an objective."""
        steps = self.steps.get(objective_id, [])
        document = self.documents[self.objectives[objective_id]["document_id"]]
        if document["kind"] == "plan":
            return dict.fromkeys(FIGURES)
        due = [step for step in steps if self.is_due(step)]
        name = _weights_name(steps, due, self._prints(document["document_id"]))
        weights = [1.0 if name is None else step.row[name] for step in due]
        total = sum(weights)
        found: Row = dict.fromkeys(FIGURES)
        found["steps_due"] = len(due)
        found["steps_due_unknown"] = sum(self.is_due(step) is None for step in steps)
        found["steps_unreported"] = sum(not step.is_reported for step in due)
        found["cumulative_completion_pct"] = self._cumulative(steps, document)
        if not total:
            return found
        open_weight = _dot(weights, [float(step.assessed_share is None) for step in due])
        supported = _dot(weights, [step.assessed_share or 0.0 for step in due])
        settled = total - open_weight
        found["settled_weight_pct"] = settled / total * 100
        found["assessed_low_pct"] = supported / total * 100
        found["assessed_high_pct"] = (supported + open_weight) / total * 100
        kind = document["achievement_kind"]
        declares = kind is not None and not (kind == "credit" and name is None)
        if declares:
            shares = [step.declared_share or 0.0 for step in due]
            found["declared_completion_pct"] = _dot(weights, shares) / total * 100
        if abs(settled) > 1e-9 and any(step.is_read for step in steps):
            found["assessed_completion_pct"] = supported / settled * 100
            if declares:
                kept = [
                    (step.declared_share or 0.0) if step.assessed_share is not None else 0.0
                    for step in due
                ]
                found["declared_settled_pct"] = _dot(weights, kept) / settled * 100
        return found

    def _prints(self, document_id: str) -> set[str]:
        names = ("weight_in_year_pct", "weight_in_objective_pct")
        own = self.of_document[document_id]
        return {name for step in own for name in names if step.row[name] is not None}

    def _declares(self, step: Step) -> bool:
        is_due = self.is_due(step)
        declares = is_due and (step.declares_all is not None or step.declared_share is not None)
        return bool(declares) or self.is_done_early(step) or self._achieved_before(step)

    def _achieved_before(self, step: Step) -> bool:
        return any(
            (self.is_due(other) and other.declares_all) or self.is_done_early(other)
            for other in self.before(step)
        )

    def _cumulative(self, steps: Sequence[Step], document: Row) -> float | None:
        first, last = document["period_start"], document["period_end"]
        if first is None or last is None or first == last or not steps:
            return None
        weights = [step.row["weight_in_objective_pct"] for step in steps]
        if any(weight is None for weight in weights) or not sum(weights):
            return None
        if document["achievement_basis"] == "ambiguous":
            return None
        if not any(map(self._declares, self.of_document[document["document_id"]])):
            return None
        if any(self.is_due(step) for step in steps) and not any(map(self._declares, steps)):
            return None
        done = [
            bool(self.is_due(step) and step.declares_all)
            or self.is_done_early(step)
            or self._achieved_before(step)
            for step in steps
        ]
        whole: float = sum(weights)
        return _dot(weights, map(float, done)) / whole * 100

    def group(self, document_ids: Iterable[str]) -> Row:
        """The figures of documents together: means over their objectives."""
        wanted = set(document_ids)
        own = [o for o in self.objectives.values() if o["document_id"] in wanted]
        have_weights = all(
            any(o["weight_pct"] is not None for o in own if o["document_id"] == document_id)
            for document_id in wanted
        )
        shares = [o["weight_pct"] if have_weights else 1.0 for o in own]
        each = [self.objective(o["objective_id"]) for o in own]
        found: Row = {name: _mean(shares, [figures[name] for figures in each]) for name in MEANS}
        for name in ("steps_due", "steps_due_unknown", "steps_unreported"):
            counts = [figures[name] for figures in each if figures[name] is not None]
            found[name] = sum(counts) if counts else None
        return found

    def slippage(self, document_id: str) -> Row:
        """Punctuality of a document of results."""
        due = [step for step in self.of_document[document_id] if self.is_due(step)]
        with_deadline = [step for step in due if step.row["deadline"] is not None]
        statuses = [self.status(step) for step in with_deadline]
        days = sorted(_days(step) for step in with_deadline if _is_dated(step))
        is_enough = len(days) >= 5 and 2 * len(days) >= len(with_deadline)
        late, on_time = statuses.count("late"), statuses.count("on_time")
        known = [self.status(step) for step in with_deadline if _is_dated(step)]
        whole = len(with_deadline)
        return {
            "steps_due": len(due),
            "steps_with_deadline": whole,
            "steps_on_time": on_time,
            "steps_late": late,
            "share_late_low_pct": late / whole * 100 if whole else None,
            "share_late_high_pct": (whole - on_time) / whole * 100 if whole else None,
            "unknown_of_due_pct": (whole - on_time - late) / whole * 100 if whole else None,
            "steps_with_known_slippage": len(days),
            "share_late_pct": known.count("late") / len(known) * 100 if is_enough else None,
            "median_slippage_days": median(days) if is_enough else None,
        }


MEANS = (
    *("declared_completion_pct", "declared_settled_pct", "assessed_completion_pct"),
    *("assessed_low_pct", "assessed_high_pct", "settled_weight_pct", "cumulative_completion_pct"),
)
FIGURES = (*MEANS, "steps_due", "steps_due_unknown", "steps_unreported")


def _newer(document: Row, other: Row) -> bool:
    def rank(row: Row) -> tuple[Any, ...]:
        printed = row["published_on"]
        return (
            *(printed is not None, printed.toordinal() if printed else 0),
            *(row["ingested_at"], row["document_id"]),
        )

    return rank(document) > rank(other)


def _weights_name(steps: Sequence[Step], due: Sequence[Step], printed: set[str]) -> str | None:
    """The weights that the year's figures use; None where all count alike."""
    for name in ("weight_in_year_pct", "weight_in_objective_pct"):
        if steps and name in printed and all(step.row[name] is not None for step in due):
            return name
    return None


def _dot(weights: Iterable[float], values: Iterable[float]) -> float:
    return sum(weight * value for weight, value in zip(weights, values, strict=True))


def _mean(shares: Sequence[float | None], values: Sequence[float | None]) -> float | None:
    known = [
        (share, value)
        for share, value in zip(shares, values, strict=True)
        if share is not None and value is not None
    ]
    whole: float = sum(share for share, _ in known)
    return sum(share * value for share, value in known) / whole if whole else None


def _is_dated(step: Step) -> bool:
    first, last = step.of("completed_from"), step.of("completed_to")
    return first is not None and last is not None and (last - first).days + 1 <= 31


def _days(step: Step) -> float:
    deadline = step.row["deadline"]
    first, last = step.of("completed_from"), step.of("completed_to")
    return float(((first - deadline).days + (last - deadline).days) / 2)
