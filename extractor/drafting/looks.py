"""What texts look like, and what the texts of one column look like together.

Types say it (a day, a figure, a code), and how the values of a field are worded in
``headers/values.toml``: where a figure is taken from, who works at it, what is counted.
"""

import re
import tomllib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntFlag, auto
from functools import cache, cached_property, lru_cache
from importlib.resources import files

from extractor.layouts.folding import plain
from extractor.layouts.headings import names_unit
from extractor.layouts.values import has_percent_sign, is_mark, share
from extractor.layouts.vocabulary import load_vocabulary
from extractor.structure.shapes import is_day, is_figure, is_label_of_record, is_value, is_year

_LONG = 90  # characters from which a text is no title of a few words
_SHORT = 12  # characters: a shorter text says no matter
_MOST_NAMES = 4  # words of a person's name
_FEWEST_NAMES = 2
_NAME = re.compile(r"^[A-Z][^\W\d_]*(?:['’-][A-Z]?[^\W\d_]+)*\.?$")
_SHORTEST = 4  # letters: a participle is longer
_BEGINNING = 24  # characters in which a figure follows the words before it
_CHOICE = re.compile(r"[☐☑☒❏❑✓✔✗✘◻◯●○◗◐■□]")


class Look(IntFlag):
    """What a text looks like; several hold at once."""

    DAY = auto()
    FIGURE = auto()
    SHARE = auto()
    PERCENT = auto()
    CODE = auto()
    STATE = auto()
    TEXT = auto()
    SENTENCE = auto()
    LONG = auto()
    UNIT = auto()
    PERSON = auto()
    QUANTITY = auto()
    RECORD = auto()
    STAFF = auto()
    PUBLIC = auto()
    PRIORITY = auto()
    PROGRAMME = auto()
    BENEFIT = auto()
    SITUATION = auto()
    BOUND = auto()
    POLITICIAN = auto()
    MEASURE = auto()
    DONE = auto()


_BEGINNINGS = {
    Look.RECORD: "record",
    Look.STAFF: "staff",
    Look.PUBLIC: "public",
    Look.PROGRAMME: "programme",
    Look.BENEFIT: "benefit",
    Look.SITUATION: "situation",
    Look.POLITICIAN: "politician",
}

_IN_FULL = {Look.PRIORITY: "priority", Look.MEASURE: "measure"}


@cache
def _wordings() -> dict[str, dict[str, tuple[str, ...]]]:
    text = files("extractor.headers").joinpath("values.toml").read_text("utf-8")
    return {
        name: {place: tuple(words) for place, words in table.items()}
        for name, table in tomllib.loads(text).items()
    }


@cache
def _pattern(name: str, place: str) -> re.Pattern[str]:
    """The words of a list as one pattern; a stem where a word ends in a star."""
    words = [
        re.escape(word.rstrip("*")) + ("" if word.endswith("*") else r"(?!\w)")
        for word in _wordings()[name].get(place, ())
    ]
    if not words:
        return re.compile("(?!)")
    opens = "" if place == "begins" else r"(?<!\w)"
    return re.compile(f"{opens}(?:{'|'.join(words)})")


def _begins(folded: str, name: str) -> bool:
    """Whether a text begins with a word or words of a list."""
    return _pattern(name, "begins").match(folded) is not None


def _holds(folded: str, name: str) -> bool:
    """Whether a word or words of a list stand anywhere in a text."""
    return _pattern(name, "holds").search(folded) is not None


def _is_person(text: str) -> bool:
    """Whether a text is the name of a person, a title before it or not."""
    tokens = text.split()
    titles = _wordings()["person"]["titles"]
    while tokens and plain(tokens[0]).rstrip(".") in titles:
        tokens = tokens[1:]
    if not _FEWEST_NAMES <= len(tokens) <= _MOST_NAMES:
        return False
    return all(_NAME.match(token) is not None for token in tokens)


def _is_quantity(folded: str) -> bool:
    """Whether a text says what is counted: by its first words, or a plural and a participle."""
    if _begins(folded, "quantity") or _holds(folded, "quantity"):
        return True
    tokens = folded.split()
    ends = _wordings()["quantity"]["ends"]
    return len(tokens) > 1 and any(token.endswith(ends) and len(token) > 5 for token in tokens[1:3])


def _is_done(text: str) -> bool:
    """Whether a text says what was done: a participle first, or one beside how many there were."""
    wording = _wordings()["done"]
    tokens = [token.strip(".,;:()") for token in text.lower().split()]
    participles = [
        at
        for at, token in enumerate(tokens)
        if len(token) > _SHORTEST
        and token.endswith(wording["ends"])
        and token not in wording["nouns"]
    ]
    if not participles:
        return False
    counts = any(token in wording["counts"] or token.isdigit() for token in tokens)
    return participles[0] == 0 or counts


def _is_state(text: str, folded: str) -> bool:
    if is_mark(text) or folded.strip(" .") in _wordings()["state"]["is"]:
        return True
    if len(text) <= 2 and _CHOICE.search(text):
        return True
    return len(_CHOICE.findall(text)) > 1


@lru_cache(maxsize=32768)
def look_of(text: str) -> Look:
    """What a text looks like."""
    folded = plain(text.strip())
    found = _type_of(text, folded)
    for look, name in _IN_FULL.items():
        if folded.strip(" .") in _wordings()[name]["is"]:
            found |= look
    if is_value(text) or not any(letter.isalpha() for letter in text):
        return found
    if len(text) >= _SHORT:
        found |= Look.TEXT
    return found | _wording_of(text, folded)


def _begins_as_day(folded: str) -> bool:
    """Whether a text is a day itself: what was done on one begins with what was done."""
    bare = folded.lstrip(" (<>=≤≥-–—")
    return bare[:1].isdigit() or _begins(bare, "day")


def _type_of(text: str, folded: str) -> Look:
    """What type of value a text is."""
    is_number = is_figure(text) and not is_year(text)
    is_bound = _begins(folded, "bound")
    has_digits = any(sign.isdigit() for sign in text[:_BEGINNING])
    holds = {
        Look.DAY: is_day(text) and not is_number and _begins_as_day(folded),
        Look.FIGURE: is_number or (is_bound and has_digits),
        Look.SHARE: share(text) is not None,
        Look.PERCENT: has_percent_sign(text),
        Look.CODE: is_label_of_record(text) and not is_day(text) and not is_year(text),
        Look.STATE: _is_state(text, folded),
        Look.BOUND: is_bound or not text[:1].isalnum(),
    }
    found = Look(0)
    for look, is_so in holds.items():
        if is_so:
            found |= look
    return found


def _wording_of(text: str, folded: str) -> Look:
    """How a text is worded."""
    found = Look(0)
    if text.endswith(".") and len(text) > _SHORT:
        found |= Look.SENTENCE
    if len(text) >= _LONG:
        found |= Look.LONG
    if names_unit(text, load_vocabulary()):
        found |= Look.UNIT
    elif _is_person(text):
        found |= Look.PERSON
    for look, name in _BEGINNINGS.items():
        if _begins(folded, name) or _holds(folded, name):
            found |= look
    if _is_quantity(folded):
        found |= Look.QUANTITY
    if _is_done(text):
        found |= Look.DONE
    return found


@dataclass(frozen=True, eq=False)
class Profile:
    """What the values of a column look like together.

    Attributes:
        values: All of them; blank ones left out.
        groups: The same by record.
    """

    values: Sequence[str]
    groups: Sequence[Sequence[str]]

    @cached_property
    def _looks(self) -> Counter[int]:
        """How many values have each look."""
        return Counter(look_of(text).value for text in self.values)

    def share(self, *looks: Look) -> float:
        """Share of the values that look like one of those given."""
        wanted = sum(look.value for look in looks)
        found = sum(count for look, count in self._looks.items() if look & wanted)
        return found / max(1, len(self.values))

    @cached_property
    def distinct(self) -> float:
        """Share of the values that are unlike all others."""
        return len(set(self.values)) / max(1, len(self.values))

    @cached_property
    def distinct_records(self) -> float:
        """Share of the records whose first value no other record has."""
        firsts = [group[0] for group in self.groups if group]
        return len(set(firsts)) / max(1, len(firsts))

    @cached_property
    def length(self) -> float:
        """Mean length of the values, in characters."""
        return sum(map(len, self.values)) / max(1, len(self.values))

    @cached_property
    def counts_up(self) -> bool:
        """Whether all values are numbers that count up by one, or begin anew at one."""
        numbers = [text.strip(" .)") for text in self.values]
        if not numbers or not all(number.isdigit() for number in numbers):
            return False
        before = 0
        for number in map(int, numbers):
            if number not in (before, before + 1, 1):
                return False
            before = number
        return True
