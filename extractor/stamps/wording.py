"""Whether words read like those of a stamp; the words are data (`stamps.toml`)."""

import re
import tomllib
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from extractor.stamps.stamp import TOLERANCES

_SHORTEST = 3  # letters from which a word in lower case is one of a sentence


@dataclass(frozen=True, slots=True)
class StampWording:
    """What stamps say.

    Attributes:
        triggers: Strings of which each such stamp holds one.
        opens: How their words begin.
        holds: What stands in them among names, numbers and dates.
        words: Words in lower case that belong to stamps.
        foreign: Words that belong to none.
    """

    triggers: tuple[str, ...]
    opens: re.Pattern[str]
    holds: re.Pattern[str]
    words: frozenset[str]
    foreign: frozenset[str]


@cache
def load_wording() -> StampWording:
    """The wording that comes with the reader."""
    data = tomllib.loads(files("extractor.stamps").joinpath("stamps.toml").read_text("utf-8"))
    words, foreign = (frozenset(data.pop(name).split()) for name in ("words", "foreign"))
    kinds = data.values()
    return StampWording(
        triggers=tuple(trigger for kind in kinds for trigger in kind["triggers"]),
        opens=_any_of([pattern for kind in kinds for pattern in kind["opens"]]),
        holds=_any_of([pattern for kind in kinds for pattern in kind["holds"]]),
        words=words,
        foreign=foreign,
    )


def places_in_question(words: Sequence[str]) -> list[int]:
    """The places of words that stamps use, in order: a quick look over a page."""
    text = " ".join(words).lower() + " "
    places = set()
    for trigger in load_wording().triggers:
        found = text.find(trigger)
        while found >= 0:
            places.add(text.count(" ", 0, found))
            found = text.find(trigger, found + len(trigger))
    return sorted(places)


def reads_like_stamp(text: str) -> bool:
    """Whether words, all of them, are those of a registration, signature or conformity stamp."""
    wording = load_wording()
    if len(text.split()) > TOLERANCES.most_words:
        return False
    folded = _folded(text)
    if wording.opens.match(folded):
        share = TOLERANCES.plain_share
    elif wording.holds.search(folded):
        share = TOLERANCES.named_share
    else:
        return False
    words = re.findall(r"\w+", text)
    if any(_folded(word) in wording.foreign for word in words):
        return False
    plain = sum(
        len(word) > _SHORTEST
        and word.isalpha()
        and word.islower()
        and _folded(word) not in wording.words
        for word in words
    )
    return bool(plain <= share * len(words))


def names_registration(text: str) -> bool:
    """Whether words hold what a stamp holds, whatever else they say."""
    return load_wording().holds.search(_folded(text)) is not None


def _any_of(patterns: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.DOTALL)


def _folded(text: str) -> str:
    """Lower case, without accents, apostrophes straight, white space folded."""
    parted = unicodedata.normalize("NFKD", text.lower()).replace("\u2019", "'")
    return " ".join("".join(c for c in parted if not unicodedata.combining(c)).split())
