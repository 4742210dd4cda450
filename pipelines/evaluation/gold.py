"""Gold files: what a careful reader takes from a document."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from models.closing import UnitScore
from models.records import Consortium, DocumentFacts, Objective, Step
from models.verifications import Verification
from pipelines.errors import UsageError
from pipelines.evaluation.facts import Fact, Key, ordinal_keys

_DOCUMENT_NAMES = {"consortium": "consortium_id", "consortium_name": "name"}
_OF_CONSORTIUM = frozenset(Consortium.model_fields)
_KINDS_OF_LINKS = ("performance", "peg")


@dataclass(frozen=True, slots=True)
class Gold:
    """The true records of a document.

    Attributes:
        path: The file.
        has_objective_codes: Whether codes tell objectives apart.
        has_step_codes: Whether codes tell steps apart.
        facts: The records.
        covered: Kinds of records that it gives.
        uncovered: Kind and parent of the lists that it leaves out, which are not compared.
    """

    path: Path
    has_objective_codes: bool
    has_step_codes: bool
    facts: tuple[Fact, ...]
    covered: frozenset[str]
    uncovered: frozenset[tuple[str, Key]]

    @property
    def first_page(self) -> int | None:
        """The page of its file on which the document begins, where the gold says so."""
        page = next(fact.values.get("first_page") for fact in self.facts if not fact.key)
        return page if isinstance(page, int) else None


def _known(path: Path, values: Mapping[str, Any], fields: set[str], what: str) -> dict[str, Any]:
    """Values whose names are fields.

    Raises:
        UsageError: When a name is none, so that no misspelt field passes uncompared.
    """
    unknown = sorted(set(values) - fields)
    if unknown:
        raise UsageError(
            f"{path}: {what} has {', '.join(unknown)}, which no column is called; correct the name."
        )
    return dict(values)


def _document(path: Path, values: Mapping[str, Any]) -> Iterator[Fact]:
    fields = set(DocumentFacts.model_fields) | _OF_CONSORTIUM
    named = {_DOCUMENT_NAMES.get(name, name): value for name, value in values.items()}
    yield Fact("documents", (), (), _known(path, named, fields, "document"))


class _Reader:
    """Collects facts and remembers which lists the gold leaves out."""

    def __init__(self, path: Path, has_objective_codes: bool, has_step_codes: bool) -> None:
        self.path = path
        self.by_objective_code = has_objective_codes
        self.by_step_code = has_step_codes
        self.facts: list[Fact] = []
        self.uncovered: set[tuple[str, Key]] = set()
        self.covered: set[str] = set()

    def _has(self, values: dict[str, Any], name: str, kind: str, parent: Key) -> bool:
        if name in values:
            self.covered.add(kind)
            return True
        self.uncovered.add((kind, parent))
        return False

    def objectives(self, objectives: list[dict[str, Any]]) -> None:
        self.covered.add("objectives")
        keys = ordinal_keys((one.get("code") for one in objectives), self.by_objective_code)
        for position, (name, objective) in enumerate(zip(keys, objectives, strict=True), start=1):
            self._objective((name,), position, dict(objective))

    def _objective(self, key: Key, position: int, values: dict[str, Any]) -> None:
        for name, kind, field in (
            ("programmes", "objective_programmes", "programme"),
            ("strategic_links", "objective_links", "linked_code"),
        ):
            if self._has(values, name, kind, key):
                for code in values.pop(name) or ():
                    self.facts.append(Fact(kind, key, (*key, code), {field: code}))
        if self._has(values, "steps", "steps", key):
            self._steps(key, values.pop("steps") or [])
        values.setdefault("position", position)
        known = _known(self.path, values, set(Objective.model_fields), f"objective {key[0]}")
        self.facts.append(Fact("objectives", (), key, known))

    def _steps(self, parent: Key, steps: list[dict[str, Any]]) -> None:
        keys = ordinal_keys((one.get("code") for one in steps), self.by_step_code)
        for position, (name, step) in enumerate(zip(keys, steps, strict=True), start=1):
            key = (*parent, name)
            values = dict(step)
            if self._has(values, "verification", "verifications", key):
                verification = values.pop("verification")
                if verification is not None:
                    self._verification(key, verification)
            values.setdefault("position", position)
            known = _known(self.path, values, set(Step.model_fields), f"step {' / '.join(key)}")
            self.facts.append(Fact("steps", parent, key, known))

    def _verification(self, key: Key, values: dict[str, Any]) -> None:
        what = f"verification of {' / '.join(key)}"
        known = _known(self.path, values, set(Verification.model_fields), what)
        self.facts.append(Fact("verifications", key, key, known))

    def unit_scores(self, scores: list[dict[str, Any]]) -> None:
        self.covered.add("unit_scores")
        for score in scores:
            known = _known(self.path, score, set(UnitScore.model_fields), "unit score")
            self.facts.append(Fact("unit_scores", (), (str(score["unit"]),), known))

    def closing(self, closing: dict[str, Any]) -> None:
        if "weights" in closing:
            self.covered.add("closing_weights")
            for position, weight in enumerate(closing["weights"], start=1):
                self.facts.append(Fact("closing_weights", (), (str(position),), dict(weight)))
        if "programmes" in closing:
            self.covered.add("closing_programmes")
            for programme in closing["programmes"]:
                self.facts.append(
                    Fact("closing_programmes", (), (programme,), {"programme": programme})
                )
        if "matrix" in closing:
            self.covered.add("closing_links")
            self.facts.extend(_matrix(closing["matrix"]))


def _matrix(matrix: list[dict[str, Any]]) -> Iterator[Fact]:
    """The links of the strategic matrix, an objective under an operational one each."""
    for strategic in matrix:
        for operational in strategic["operational"]:
            for kind in _KINDS_OF_LINKS:
                for code in operational.get(kind) or ():
                    values = {
                        "strategic_code": strategic["code"],
                        "strategic_title": strategic["title"],
                        "operational_code": operational["code"],
                        "kind": kind,
                        "objective_code": code,
                    }
                    yield Fact("closing_links", (), (operational["code"], kind, code), values)


def read_gold(path: Path) -> Gold:
    """Read a gold file.

    Raises:
        UsageError: When it has not the form of one, or names a field that no column is called.
    """
    try:
        return _gold(path, json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise UsageError(
            f"{path} is no gold file ({type(error).__name__}: {error}); it needs the keys document "
            "and objectives."
        ) from error


def _gold(path: Path, content: dict[str, Any]) -> Gold:
    objectives = list(content["objectives"])
    document = dict(content["document"])
    steps = [step for objective in objectives for step in objective.get("steps") or ()]
    reader = _Reader(
        path,
        has_objective_codes=any(objective.get("code") for objective in objectives),
        has_step_codes=any(step.get("code") for step in steps),
    )
    reader.facts.extend(_document(path, document))
    reader.covered.add("documents")
    reader.objectives(objectives)
    if "unit_scores" in content:
        reader.unit_scores(content["unit_scores"])
    if "closing" in content:
        reader.closing(content["closing"])
    return Gold(
        path=path,
        has_objective_codes=reader.by_objective_code,
        has_step_codes=reader.by_step_code,
        facts=tuple(reader.facts),
        covered=frozenset(reader.covered),
        uncovered=frozenset(reader.uncovered),
    )


def gold_files(path: Path) -> tuple[Path, ...]:
    """The gold files that a path names: itself, or the JSON files of a folder.

    Raises:
        UsageError: When there is none.
    """
    files = tuple(sorted(path.glob("*.json"))) if path.is_dir() else (path,)
    if not files or not all(file.is_file() for file in files):
        raise UsageError(f"{path} holds no gold: name a JSON file, or a folder of them.")
    return files
