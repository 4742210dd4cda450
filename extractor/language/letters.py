"""How much the letters of a text look like Italian, told without a dictionary."""

import tomllib
import unicodedata
from functools import cache
from importlib.resources import files
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

_EDGE = 26  # the code of whatever is no letter
_BITS = 0.5  # bits that a unit of the table stands for


class Surprise(NamedTuple):
    """Bits of surprise, and at how many pairs of neighbouring letters."""

    bits: float
    pairs: int

    @property
    def mean(self) -> float:
        """Bits a pair; 0 for no letters.

        Italian prose keeps near 3.5, other languages above 4.5; letters that a font maps wrongly
        raise it.
        """
        return self.bits / self.pairs if self.pairs else 0.0


def surprise(text: str) -> Surprise:
    """How surprising it is that each letter, or edge of a word, follows the one before."""
    codes = _codes()[np.frombuffer(text.lower().encode("latin-1", "replace"), np.uint8)]
    before, after = codes[:-1], codes[1:]
    counts = (before != _EDGE) | (after != _EDGE)
    return Surprise(float(_pairs()[before[counts], after[counts]].sum()), int(counts.sum()))


@cache
def _pairs() -> NDArray[np.float64]:
    """Row and column a letter each, the edge of a word last."""
    data = files("extractor.language").joinpath("letter_pairs.toml").read_text("utf-8")
    rows = tomllib.loads(data)["rows"]
    return _BITS * np.array([[int(unit, 36) for unit in row] for row in rows], float)


@cache
def _codes() -> NDArray[np.intp]:
    """The code of each character of Latin-1, accents left aside."""
    codes = np.full(256, _EDGE)
    for number in range(256):
        bare = unicodedata.normalize("NFKD", chr(number))[0].lower()
        if "a" <= bare <= "z":
            codes[number] = ord(bare) - ord("a")
    return codes
