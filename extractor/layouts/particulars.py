"""What a letterhead says of a body beside its name: province, region, tax code, web site."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from extractor.layouts.body_names import lexicon
from extractor.layouts.folding import plain
from extractor.layouts.letterhead import Segment
from models.territory import provinces, region_of_tax_code, regions

_TAX_CODE = re.compile(
    r"(?P<label>c\.?\s?f\.?|cod(?:ice|\.)?\s?fisc(?:ale|\.)?|p(?:art)?\.?\s?iva|partita\s+iva"
    r"|p\.?\s?i\.?)(?:\s*(?:/|e|-)\s*(?:c\.?f\.?|p\.?\s?iva|partita\s+iva))?"
    r"\s*(?:n\.|n°|:|\.)?\s*(?:it\s?)?(?P<digits>\d{11})(?!\d)",
    re.IGNORECASE,
)
_SITE = re.compile(r"(?:https?://|\b(?=www\.))([a-z0-9][a-z0-9.-]*\.[a-z]{2,})", re.IGNORECASE)
_HOST = re.compile(r"[@/\s]((?:[a-z0-9-]+\.)+[a-z]{2,})\b", re.IGNORECASE)
_RESERVED_HOST = re.compile(
    r"(?:^|\.)(?:comune|provincia|unione[a-z-]*|cm[a-z-]*|cittametropolitana)\.(?:[a-z0-9-]+\.)*?"
    r"(?P<code>[a-z]{2})\.it$"
)
_ADDRESS = re.compile(r"\b\d{5}\b[^\d()]*\(\s*([A-Z]{2})\s*\)|\b\d{5}\s+[^\d()]*?\s([A-Z]{2})\s*$")
_CODE_AFTER_PROVINCE = re.compile(r"\b(?:Prov|PROV)\.?\s*(?:di\s+)?\(?([A-Z]{2})\b")
_NOT_LETTERS = re.compile(r"[^a-z]+")
_CODE_AFTER_NAME = re.compile(r"\(\s*([A-Z]{2})\s*\)")
_ACRONYM = re.compile(
    r"\(\s*((?:[A-Z]\.?){3,8}(?:-[A-Z.]+)?)\s*\)|^((?:[A-Z]\.){3,8}(?:-[A-Z.]+)?)"
)
_SENTENCE_WORDS = 2  # so many do, where a mark ends the line
_PROSE_WORDS = 3  # so many words in lower case make a line running text
_NEAR = 4  # segments around the name in which the province is looked for first


@dataclass(frozen=True, slots=True)
class Particulars:
    """What is printed of a body; None where nothing is, or where two places disagree."""

    province: str | None
    region: str | None
    tax_code: str | None
    website: str | None
    acronym: str | None


def is_tax_code(digits: str) -> bool:
    """Whether eleven digits are a tax code: the last one checks the others.

    The rule is that of DM 23 December 1976: digits in even places are doubled, nines cast out.
    """
    if len(digits) != 11 or not digits.isdigit() or not digits.strip("0"):
        return False
    total = 0
    for place, digit in enumerate(map(int, digits[:10]), start=1):
        value = digit if place % 2 else 2 * digit
        total += value - 9 if value > 9 else value
    return (10 - total % 10) % 10 == int(digits[10])


def particulars(segments: Sequence[Segment], place: Segment, name: str) -> Particulars:
    """Read what stands around a name.

    Args:
        segments: The letterhead, cover and running lines.
        place: The segment that the name stands in.
        name: The name.
    """
    index = segments.index(place)
    near = [it for it in segments[max(0, index - _NEAR) : index + _NEAR + 1] if is_standing(it)]
    outer = [segment for segment in segments if is_standing(segment)]
    texts = [segment.text for segment in outer]
    tax_code = _only(code for text in texts for code in _tax_codes(text))
    website = _only(site for text in texts for site in _sites(text))
    province = _province(place, near, outer, website)
    region = _only(found for segment in outer for found in _regions(segment.text))
    if region is None and province is not None:
        region = provinces()[province].region
    if region is None and tax_code is not None:
        region = region_of_tax_code(tax_code)
    acronyms = [found for item in near if (found := _acronym(item.text, name)) is not None]
    return Particulars(province, region, tax_code, website, _only(acronyms))


def is_standing(segment: Segment) -> bool:
    """Whether a segment is part of a letterhead, cover or running line, and no running text."""
    if segment.zone == "inside":
        return False
    words = (word.text.strip(".,;:()") for word in segment.words)
    plain_words = [word for word in words if word.isalpha() and word.islower() and len(word) > 2]
    known = lexicon().particles | lexicon().generic
    count = sum(plain(word) not in known for word in plain_words)
    is_sentence = segment.text[-1] in ".;," and count >= _SENTENCE_WORDS
    return count < _PROSE_WORDS and not is_sentence


def _only(found: Iterable[str]) -> str | None:
    """The value on which all agree."""
    values = set(found)
    return values.pop() if len(values) == 1 else None


def _tax_codes(text: str) -> list[str]:
    """Tax codes of a line; a VAT number only where no tax code is printed beside it."""
    found = [
        (match["label"].lower().startswith("c"), match["digits"])
        for match in _TAX_CODE.finditer(text)
        if is_tax_code(match["digits"])
    ]
    tax_codes = [digits for is_tax, digits in found if is_tax]
    return tax_codes or [digits for _, digits in found]


def _sites(text: str) -> list[str]:
    return [match.lower().rstrip(".") for match in _SITE.findall(text)]


def _province(
    place: Segment, near: Sequence[Segment], outer: Sequence[Segment], website: str | None
) -> str | None:
    """The province named beside the body, or the only one named; else that of its address."""
    for group in ([place], near, outer):
        named = {code for segment in group for code in _named_provinces(segment.text)}
        if named:
            return named.pop() if len(named) == 1 else None
    in_brackets = _only(
        code for code in _CODE_AFTER_NAME.findall(place.text) if code in provinces()
    )
    if in_brackets is not None:
        return in_brackets
    addresses = _only(
        code
        for segment in outer
        for groups in _ADDRESS.findall(segment.text)
        for code in groups
        if code in provinces()
    )
    if addresses is not None:
        return addresses
    hosts = [host for item in outer for host in _HOST.findall(f" {item.text.lower()}")]
    return _only(code for host in [*hosts, website or ""] if (code := _code_of_host(host)))


def _code_of_host(host: str) -> str | None:
    """The province of a host name reserved to a local body, such as ``comune.x.cn.it``."""
    match = _RESERVED_HOST.search(host)
    code = match["code"].upper() if match is not None else ""
    return code if code in provinces() else None


@cache
def _province_names() -> tuple[re.Pattern[str], dict[str, str]]:
    names = {
        _letters(name): province.code
        for province in provinces().values()
        for name in (province.name, *province.aliases)
    }
    return _names_after(
        r"(?:provincia(?: autonoma| regionale)?|prov|citta metropolitana"
        r"|libero consorzio comunale)(?: di| del| dell| della| d)?",
        names,
    ), names


@cache
def _region_names() -> tuple[re.Pattern[str], dict[str, str]]:
    names = {
        _letters(name): region.name
        for region in regions()
        for name in (region.name, *region.aliases)
    }
    return _names_after(r"regione(?: autonoma)?(?: del| dell| della| di)?", names), names


def _names_after(opening: str, names: Iterable[str]) -> re.Pattern[str]:
    longest_first = sorted(names, key=len, reverse=True)
    return re.compile(rf"\b{opening} ({'|'.join(longest_first)})\b")


def _letters(text: str) -> str:
    """Folded words between single spaces, without marks."""
    return _NOT_LETTERS.sub(" ", plain(text)).strip()


def _named_provinces(text: str) -> list[str]:
    pattern, names = _province_names()
    named = [names[name] for name in pattern.findall(_letters(text))]
    return named + [code for code in _CODE_AFTER_PROVINCE.findall(text) if code in provinces()]


def _regions(text: str) -> list[str]:
    pattern, names = _region_names()
    return [names[name] for name in pattern.findall(_letters(text))]


def _acronym(text: str, name: str) -> str | None:
    """An acronym in brackets or with dots, whose letters begin words of the name."""
    match = _ACRONYM.search(text)
    if match is None:
        return None
    found = match.group(1) or match.group(2)
    initials = "".join(word[0] for word in re.findall(r"[^\W\d_]+", plain(name)))
    rest = iter(initials)
    letters = [letter for letter in found.lower() if letter.isalpha()]
    return found if all(letter in rest for letter in letters) else None
