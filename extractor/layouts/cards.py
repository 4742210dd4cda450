"""Cards read into an assembly: labels with values, headings, captions."""

from dataclasses import replace

from extractor.layouts.assembly import Assembly
from extractor.layouts.binding import NOT_STORED
from extractor.layouts.drafts import MEASURE_TEXTS, ObjectiveDraft, StepDraft, Value
from extractor.layouts.events import Caption, Heading, UnitHeading
from extractor.layouts.headings import is_in_capitals, names_unit
from extractor.layouts.pairs import Pair
from extractor.layouts.rows import step_to_verify
from extractor.layouts.values import is_mark

_LEVELS = ("objective", "step", "verification")
_IS_LABEL = 0.8
_LONGEST_CAPTION = 8  # words
_NEARLY = 0.1  # scores so near are equal


def read_pair(pair: Pair, assembly: Assembly) -> None:
    """Put the value of a label where it belongs."""
    field = _field_of(pair.label, assembly)
    if field is None:
        return
    level, name = field.split(".", maxsplit=1)
    value = pair.value
    if field in NOT_STORED:
        if value is not None and assembly.current is not None and not assembly.is_closed:
            assembly.current.extras.append(replace(value, header=pair.label))
        return
    if pair.is_loose and not _takes_loose(level, name, value, assembly):
        return
    if level == "objective":
        _objective_value(name, value, assembly)
    else:
        _step_value(level, name, value, assembly)


def _takes_loose(level: str, name: str, value: Value | None, assembly: Assembly) -> bool:
    """Whether a label without a colon may be believed: within a card, for a field still open."""
    objective = assembly.current
    return (
        value is not None
        and level == "objective"
        and objective is not None
        and objective.is_from_words
        and not assembly.is_closed
        and name not in objective.labels
    )


def _field_of(label: str, assembly: Assembly) -> str | None:
    """The field that a label names where it stands."""
    scores = [
        item
        for item in assembly.vocabulary.scores(label, "label")
        if item.score >= _IS_LABEL and item.field.split(".")[0] in _LEVELS
    ]
    if not scores:
        return None
    best = max(item.score for item in scores)
    fields = [item.field for item in scores if item.score > best - _NEARLY]
    if assembly.step is None and {"objective.title", "step.description"} <= set(fields):
        current = assembly.current
        is_titled = current is not None and "title" in current.labels
        return None if is_titled and not assembly.begins_card else "objective.title"
    return min(fields, key=lambda field: _rank(field, assembly))


def _rank(field: str, assembly: Assembly) -> tuple[bool, int]:
    """Smaller where the field is open: first those of the step being read, then the objective's."""
    level, name = field.split(".", maxsplit=1)
    if level != "objective":
        comes_late = name == "code" and bool(assembly.seen)
        is_open = assembly.step is not None and field not in assembly.seen and not comes_late
        return not is_open, 1
    current = assembly.current
    is_open = assembly.step is None and (
        assembly.begins_card or current is None or name not in current.labels
    )
    return not is_open, 0


def _objective_value(name: str, value: Value | None, assembly: Assembly) -> None:
    objective = assembly.current
    is_new = (
        objective is None
        or assembly.begins_card
        or assembly.is_closed
        or name in objective.labels
        or (name in ("code", "title") and bool(objective.steps) and name in objective.values)
    )
    if objective is None or is_new:
        objective = assembly.begin(ObjectiveDraft(is_from_words=True))
    objective.labels.add(name)
    if value is not None:
        objective.values[name] = value


def _step_value(level: str, name: str, value: Value | None, assembly: Assembly) -> None:
    objective = assembly.current
    if objective is None or assembly.is_closed:
        return
    if assembly.step is None and not _begins_step(level, value, objective):
        return
    field = f"{level}.{name}"
    step = assembly.step
    if step is None or field in assembly.seen:
        step = _next_step(name, value, objective, assembly)
    assembly.seen.add(field)
    is_code_again = assembly.is_verifying and level == "step" and name == "code"
    if value is None or is_code_again:
        return
    if level == "verification" or (assembly.is_verifying and name not in MEASURE_TEXTS):
        if step.verification is None:
            step.verification = {}
        step.verification[name] = value
    else:
        step.values[name] = value


def _begins_step(level: str, value: Value | None, objective: ObjectiveDraft) -> bool:
    """Whether a label may begin a step: not without a value, nor a result of steps given before."""
    if level == "verification" and objective.steps:
        if value is not None:
            objective.extras.append(value)
        return False
    return value is not None


def _next_step(
    name: str, value: Value | None, objective: ObjectiveDraft, assembly: Assembly
) -> StepDraft:
    """The step that the next labels are about: a new one, or one given before to be verified."""
    step: StepDraft | None = None
    if assembly.is_verifying:
        step = step_to_verify(value if name == "code" else None, objective)
        if step is not None:
            step.verification = {}
    if step is None:
        step = StepDraft()
        objective.steps.append(step)
        if assembly.is_verifying:
            step.verification = {}
            if name == "code" and value is not None:
                step.values["code"] = value
    assembly.end_step()
    assembly.step = step
    return step


def read_heading(heading: Heading, assembly: Assembly) -> None:
    """Begin the objective of a heading, or name the one that a card has begun."""
    objective = assembly.current
    is_nameless = objective is not None and not (
        objective.steps or {"code", "title"} & objective.values.keys()
    )
    if objective is None or not is_nameless or assembly.begins_card:
        objective = assembly.begin(ObjectiveDraft(is_from_words=True))
    objective.values["code"] = heading.code
    objective.labels.add("code")
    if heading.title is not None:
        objective.values["title"] = heading.title
        objective.labels.add("title")


def read_unit(heading: UnitHeading, assembly: Assembly) -> None:
    """Keep the unit for the objectives that follow."""
    assembly.unit = heading.unit
    assembly.end_step()


def read_caption(caption: Caption, assembly: Assembly) -> None:
    """Take from a caption what it says of what follows: a new card, a kind, verifications."""
    vocabulary = assembly.vocabulary
    if caption.begins_card:
        assembly.begins_card = True
        assembly.end_step()
        return
    words = caption.value.text.split()
    if len(words) > 1 and is_mark(words[0]) and not words[0].isalpha():
        outcomes = {
            kind: vocabulary.phrases("outcomes", kind) for kind in vocabulary.words["outcomes"]
        }
        outcome = vocabulary.kind_of(" ".join(words[1:]), outcomes)
        if outcome is not None:
            assembly.draft.legend[words[0]] = outcome
    if len(caption.text.split()) > _LONGEST_CAPTION:
        return
    kind = vocabulary.kind_of(caption.text, vocabulary.kinds)
    if kind is not None:
        assembly.kind = kind
    elif assembly.unit is not None and (
        names_unit(caption.text, vocabulary)
        or (caption.is_above_table and is_in_capitals(caption.text))
    ):  # headings of units follow one pattern: where one names a unit, the next does too
        assembly.unit = caption.value
        return
    if assembly.current is None:
        return
    if vocabulary.names_section(caption.text):
        named = vocabulary.kind_of(caption.text, vocabulary.documents)
        assembly.is_verifying = named == "verification"
        assembly.end_step()
