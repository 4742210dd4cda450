"""Questions kept as SQL in ``pipelines/questions``: who asks, what, and what can be given."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_PARAMETER = re.compile(r"\$(\w+)")
_COMMENT = "-- "

OPTION_OF = {
    "bodies": ("body", "region"),
    "year": ("year",),
    "step": ("step",),
    "other": ("other",),
}
"""The options that each parameter of a question is made of."""


@dataclass(frozen=True, slots=True)
class Question:
    """A question.

    Attributes:
        name: What it is asked by.
        file: The name of its file without the ending.
        who: Who asks it.
        text: The question.
        note: What to know of its answer; empty where there is nothing.
        parameters: The parameters of its SQL.
    """

    name: str
    file: str
    who: str
    text: str
    note: str
    parameters: tuple[str, ...]

    @property
    def options(self) -> list[str]:
        """The options that it takes."""
        return [f"--{option}" for name in self.parameters for option in OPTION_OF[name]]


@cache
def questions() -> tuple[Question, ...]:
    """Every question, in the order of the cookbook."""
    folder = files("pipelines").joinpath("questions")
    texts = {path.name: path.read_text(encoding="utf-8") for path in folder.iterdir()}
    return tuple(_questions(texts))


def _questions(texts: dict[str, str]) -> Iterator[Question]:
    for name in sorted(texts):
        file, _, ending = name.rpartition(".")
        if ending != "sql":
            continue
        lines = texts[name].splitlines()
        prose = [line.removeprefix(_COMMENT) for line in lines if line.startswith(_COMMENT)]
        who, _, asked = prose[0].partition(": ")
        yield Question(
            name=file.partition("-")[2],
            file=file,
            who=who,
            text=asked,
            note=" ".join(prose[1:]),
            parameters=tuple(dict.fromkeys(_PARAMETER.findall(texts[name]))),
        )
