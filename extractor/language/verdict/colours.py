"""Traffic lights: "Verde", "Semaforo rosso: …", with the legend that a target gives."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from extractor.language.words.data import pattern, read_toml
from models.vocabulary import Outcome

_WITHOUT_LEGEND = {
    "green": Outcome.NOT_ASSESSABLE,
    "yellow": Outcome.PARTIALLY_ACHIEVED,
    "red": Outcome.NOT_ACHIEVED,
}
"""A green light alone claims an outcome and tells of nothing that was done."""
_BY_LEGEND = {
    "missed": Outcome.NOT_ACHIEVED,
    "part": Outcome.PARTIALLY_ACHIEVED,
    "reached": Outcome.ACHIEVED,
}


@dataclass(frozen=True, slots=True)
class Light:
    """A colour that opens a text.

    Attributes:
        start: Offset of its name.
        end: Offset after it.
        outcome: What it says, by its legend where there is one.
        is_alone: Whether nothing follows it.
    """

    start: int
    end: int
    outcome: Outcome
    is_alone: bool


@lru_cache(maxsize=4)
def _filled(name: str) -> re.Pattern[str]:
    data = read_toml("colours.toml")
    names = "|".join(re.escape(word) for words in data["names"].values() for word in words)
    return re.compile(data["words"][name].replace("{colour}", names), re.IGNORECASE)


def _colour(word: str) -> str:
    names: dict[str, list[str]] = read_toml("colours.toml")["names"]
    return next(colour for colour, words in names.items() if word.lower() in words)


def read_light(text: str, legend: str) -> Light | None:
    """Read the colour that opens a text.

    Args:
        text: A result.
        legend: What may hold the legend: target and indicator.

    Returns:
        The light; None where no colour opens the text, or a word that only looks like one.
    """
    match = _filled("opening").match(text)
    if match is None:
        return None
    rest = text[match.end("colour") :].strip(" .;:!,-–()")
    labelled = pattern("colours.toml", "words", "label").match(text) is not None
    is_sign = not match["colour"].isalpha()
    if rest and not (labelled or is_sign or text[match.end("colour")] in ".,;:!-–("):
        return None
    colour = _colour(match["colour"])
    outcome = _legend(f"{legend} {text}").get(colour, _WITHOUT_LEGEND[colour])
    return Light(*match.span("colour"), outcome, is_alone=not rest)


@lru_cache(maxsize=256)
def _legend(text: str) -> dict[str, Outcome]:
    """Return what a legend says of each colour: "verde = concluso; rosso = non avviato"."""
    found: dict[str, Outcome] = {}
    for match in _filled("legend").finditer(text):
        for name, outcome in _BY_LEGEND.items():
            if pattern("colours.toml", "words", name).search(match["meaning"]):
                found.setdefault(_colour(match["colour"]), outcome)
                break
    return found
