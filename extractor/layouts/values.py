"""Cells as values: percentages, programmes, codes, years, scores."""

import re
import tomllib
from datetime import date
from functools import cache
from importlib.resources import files

from extractor.language.words.numbers import NUMBER, read_number

_WHOLE = 100.0
_PERCENT = re.compile(rf"^\s*({NUMBER})\s*%?\s*$")
_PERCENT_SIGN = re.compile(rf"^\s*({NUMBER})\s*%\s*$")
_OUT_OF = re.compile(
    rf"^\s*(?:punti\s*)?({NUMBER})\s*(?:punti\s*)?(?:/|\bsu\b)\s*({NUMBER})\s*$", re.IGNORECASE
)
_POINTS_WORD = re.compile(r"\s*(?:punti|punto|pt)\.?\s*$", re.IGNORECASE)
_PROGRAMME = re.compile(r"(?<![\d/.])(\d{1,2})\s*[/.]\s*(\d{1,2})(?!\d|/\d)")
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})(?!\d)")
_CODE = re.compile(
    r"^(?:[A-Z]{1,4}|[IVXL]{1,5}|\d{1,3}|[A-Z]{1,4}[.\- ]?\d{1,3}|\d{1,3}[.\- ]?[A-Z])"
    r"(?:[.\-/]\d{1,3}|[.\-/][A-Za-z])*[.)]?$"
)
_DATE = re.compile(r"(?<!\d)(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4}|\d{2})(?!\d)")


def number(text: str) -> float:
    """A number as :func:`read_number` reads it: 1.234,5; what is none is an error."""
    value = read_number(text)
    if value is None:
        raise ValueError(f"{text!r} is no number.")
    return value


def percentage(text: str) -> float | None:
    """``9,09%`` and ``20`` as 9.09 and 20.0; None when the cell is anything else."""
    match = _PERCENT.match(text)
    return number(match.group(1)) if match else None


def share(text: str) -> float | None:
    """``9,09%``, ``20`` and ``25/100`` as a share of 100; None when the cell is anything else."""
    points = out_of(text)
    if points is not None:
        return points[0] if points[1] == _WHOLE else None
    return percentage(_POINTS_WORD.sub("", text))


def has_percent_sign(text: str) -> bool:
    """Whether the cell is a percentage that says so."""
    return _PERCENT_SIGN.match(text) is not None


def out_of(text: str) -> tuple[float, float] | None:
    """``470/500`` as (470.0, 500.0)."""
    match = _OUT_OF.match(text)
    return (number(match.group(1)), number(match.group(2))) if match else None


@cache
def _named_programme() -> re.Pattern[str]:
    """A mission and a programme, each with its word before its number."""
    words = files("extractor.layouts").joinpath("words.toml").read_text("utf-8")
    names = tomllib.loads(words)["programmes"]
    mission, programme = ("|".join(names[part]) for part in ("missions", "programmes"))
    numbers = rf"(?:{mission})\.?\s*(\d{{1,2}})\W{{1,4}}(?:{programme})\.?\s*(\d{{1,2}})"
    return re.compile(rf"\b{numbers}\b", re.IGNORECASE)


def programmes(text: str) -> list[str]:
    """``12/01, 4/06`` as ``12.01`` and ``04.06``, in order and once each; written out as well."""
    pairs = _named_programme().findall(text) or _PROGRAMME.findall(text)
    found = (f"{int(a):02d}.{int(b):02d}" for a, b in pairs)
    return list(dict.fromkeys(found))


def codes(text: str) -> list[str]:
    """``1A, 2A`` as a list, in order and once each."""
    pieces = (piece.strip(" .") for piece in re.split(r"[,;\n]|\s+e\s+|\s{2,}|\s(?=\S+$)", text))
    return list(dict.fromkeys(piece for piece in pieces if piece))


def years(text: str) -> list[int]:
    """The years that a text names, in order."""
    return [int(year) for year in _YEAR.findall(text)]


def is_code(text: str) -> bool:
    """Whether a cell looks like the code of an objective or a step."""
    return len(text) <= 12 and _CODE.match(text) is not None


def single_date(text: str) -> date | None:
    """The only date written in digits in a text; two-digit years are of this century."""
    found = _DATE.findall(text)
    if len(found) != 1:
        return None
    day, month, year = (int(part) for part in found[0])
    try:
        return date(year + 2000 if year < 100 else year, month, day)
    except ValueError:
        return None


def has_date(text: str) -> bool:
    """Whether a text holds a date in digits."""
    return _DATE.search(text) is not None


_BLANK = re.compile(r"[\s.…_·☐□❏❑◻◯]*")


def is_blank(text: str) -> bool:
    """Whether a text is nothing, or the dots and boxes of a form that nobody has filled in."""
    return _BLANK.fullmatch(text) is not None


_MARK = re.compile(
    r"^(?:[+=\-\u2212\u2013\u2014\u2713\u2714\u2717\u2718\u2191\u2193*xX]{1,3}"
    r"|s[iì]|no|(?:non |parzialmente )?(?:raggiunt|conseguit|realizzat|attuat)[oa])\.?$",
    re.IGNORECASE,
)


def is_mark(text: str) -> bool:
    """Whether a cell is a symbol, or one of the words, that stand for an outcome."""
    return _MARK.match(text) is not None


_LEADING_PERCENTAGE = re.compile(rf"^\s*({NUMBER})\s*%\s*[-–—:;,(]\s*\S")


def leading_percentage(text: str) -> float | None:
    """The degree before the words of a result: ``80% - ipotesi sottoscritta``; None without one."""
    match = _LEADING_PERCENTAGE.match(text)
    return number(match.group(1)) if match else None
