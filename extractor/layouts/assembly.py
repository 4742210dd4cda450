"""What a document says, put together to objectives, steps and verifications."""

from dataclasses import dataclass, field

from extractor.layouts.anchors import is_anchored
from extractor.layouts.drafts import DocumentDraft, ObjectiveDraft, StepDraft, Value
from extractor.layouts.vocabulary import Vocabulary
from extractor.tables.text import JoinStyle

_NAMES = {"code", "title", "unit", "manager"}


@dataclass(slots=True)
class Assembly:
    """The state in which a document is read.

    Attributes:
        style: How the document wraps its lines.
        vocabulary: The words of headers and headings.
        draft: What was read so far.
        unit: The unit that the last heading of a unit named.
        kind: The family of objectives that the last heading named.
        step: The step that labels are being read for.
        seen: The labels' fields read for that step.
        is_verifying: Whether labels restate steps that were given before.
        begins_card: Whether the heading of a new card was read last.
        is_closed: Whether the last objective is a row of a table that has ended: labels in the
            prose below it are not its own.
    """

    style: JoinStyle
    vocabulary: Vocabulary
    draft: DocumentDraft = field(default_factory=DocumentDraft)
    unit: Value | None = None
    kind: str | None = None
    step: StepDraft | None = None
    seen: set[str] = field(default_factory=set)
    is_verifying: bool = False
    begins_card: bool = False
    is_closed: bool = False

    @property
    def current(self) -> ObjectiveDraft | None:
        """The objective that is being read."""
        return self.draft.objectives[-1] if self.draft.objectives else None

    def begin(self, objective: ObjectiveDraft) -> ObjectiveDraft:
        """Begin an objective; the unit and the kind of the last headings are its own."""
        if self.unit is not None:
            objective.heading_unit = self.unit
        if objective.kind is None:
            objective.kind = self.kind
        self.draft.objectives.append(objective)
        self.end_step()
        self.is_verifying = False
        self.begins_card = False
        self.is_closed = False
        return objective

    def end_step(self) -> None:
        """The next label of a step begins a new one."""
        self.step = None
        self.seen = set()


def settle_lists(draft: DocumentDraft, vocabulary: Vocabulary) -> None:
    """Decide for each list of objectives whether it sums up the cards or stands for them.

    Where cards or rows with steps gave objectives, a list that names them is a closing table and
    stays in ``draft.lists``; without any, the lists are the objectives.
    """
    draft.objectives = [
        objective
        for objective in draft.objectives
        if _says_something(objective) and is_anchored(objective, vocabulary)
    ]
    if any("title" in objective.values for objective in draft.objectives):
        return
    for rows in draft.lists:
        listed = (ObjectiveDraft(values) for values in rows if "title" in values)
        draft.objectives.extend(it for it in listed if is_anchored(it, vocabulary))
    draft.lists.clear()


def _says_something(objective: ObjectiveDraft) -> bool:
    """Whether more is known of an objective than words that name something."""
    if objective.steps:
        return True
    known = objective.values.keys() - (_NAMES if objective.is_from_words else set())
    return bool(known)
