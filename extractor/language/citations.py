"""Acts and laws that a text cites: determinazioni, delibere, protocol numbers, and norms.

An office's own numbered acts are evidence and their dates count; the dates of laws never do.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractor.language.marks import ActMark

_KIND = (
    r"determinazion[ei]|determin[ae]|deliberazion[ei]|deliber[ae]|ordinanz[ae]|decret[oi]|"
    r"provvediment[oi]|dispositiv[oi]|verbal[ei]|not[ae]|protocollo|prot\.?|pec|p\.e\.c\.|"
    r"contratt[oi]|convenzion[ei]|rep\.?|repertorio|att[oi]|"
    r"d\.?\s?d\.?|d\.?\s?g\.?\s?c\.?|d\.?\s?c\.?\s?c\.?|g\.\s?c\.|c\.\s?c\.|dgc|dcc|dd|cda"
)
_ORGAN = (
    r"de[li]|della|dello|dell['’]\w*|di|il|la|con|al|alla|nostr[oa]|dirigenzial[ei]|direttor\w*|direttric\w*|"
    r"direzione|direttorial[ei]|responsabil[ei]|servizi\w*|settor[ei]|area|amministrativ\w+|finanziari\w*|"
    r"social[ei]|giunta|consiglio|c\.?d\.?a\.?|amministrazione|assemblea|consortil[ei]|comunal[ei]|unione|"
    r"president\w*|president|sindac\w+|commissari\w*|straordinari\w*|general[ei]|prot\.?|protocollo|"
    r"g\.\s?c\.|c\.\s?c\.|ente|esecutiv[oa]|rep\.?|ufficio|interno|capofila|registro|gestionale|a\s+contrarre|"
    r"nota|pec|consorzio|segretari\w+"
)
_NUMBER_SIGN = r"(?:n(?:r|um)?\s?[.°º]{0,2}|numero|nn\.)\s*"
_NUMBER = (
    r"(?P<number>\d{1,7}(?:[./\-][A-Za-z]{1,6}\b)?)"
    r"(?:\s?/\s?(?P<year>(?:19|20)\d{2}|\d{2})(?![\d/]))?"
)
_ACT = re.compile(
    rf"\b(?P<kind>{_KIND})(?![\w])(?P<organ>(?:\s+(?:{_ORGAN})){{0,7}}?)\s*,?\s*"
    rf"(?:{_NUMBER_SIGN})?{_NUMBER}",
    re.IGNORECASE,
)
_DATED_FIRST = re.compile(
    rf"\b(?P<kind>{_KIND})(?![\w])(?P<organ>(?:\s+(?:{_ORGAN})){{0,7}}?)\s+(?:del(?:l['’])?|in\s+data)"
    rf"\s*(?P<date>[\d/.\-]{{6,10}}|\d{{1,2}}°?\s+[a-z]+\s+\d{{4}})\s*,?\s*{_NUMBER_SIGN}{_NUMBER}",
    re.IGNORECASE,
)
_MORE = re.compile(rf"\s*(?:,|e|ed|nonché)\s*{_NUMBER_SIGN}{_NUMBER}", re.IGNORECASE)
_ALWAYS_NUMBERED = re.compile(
    r"^(?:determin|deliber|d\.?\s?d|d\.?\s?g|d\.?\s?c|dgc|dcc|prot|rep)", re.I
)
_ACT_DATE = re.compile(
    r"^\s*,?\s*\(?\s*(?:(?:assunt|adottat|approvat|firmat|datat|emess)[oaie]\s+)?"
    r"(?:(?:nella|nel\s+corso\s+della)\s+seduta\s+)?(?:del(?:l['’])?|in\s+data|il|dd\.?|d\.d\.)?\s*$",
    re.IGNORECASE,
)
_LAW_WORD = re.compile(
    r"(?:(?<![\w.])(?:l\.|legge|leggi|d\.?\s?lgs\.?|d\.?\s?l\.|dpr|d\.p\.r\.|dpcm|d\.p\.c\.m\.|d\.\s?m\.|dm|"
    r"decret[oi]\s+(?:legislativ[oi]|legge|minist\w+|interminist\w+|direttorial\w+|del\s+minist\w+|"
    r"del\s+president\w+\s+d\w+\s+(?:repubblica|consiglio|regione))|l\.\s?r\.|d\.?\s?g\.?\s?r\.?|"
    r"(?:deliberazione|delibera)\s+d\w*\s*['’]?\s?giunta\s+regionale|regolament[oi]\s+\(?(?:ue|ce|europe\w+)\)?|direttiv[ae]|"
    r"circolar[ei]|c\.?c\.?n\.?l\.?|accordo\s+stato|intesa\s+stato|ordinanza\s+(?:del\s+)?(?:capo|minist\w+|presid\w+)|"
    r"normativa|gu|g\.u\.|gazzetta\s+ufficiale|linee\s+guida|art\.|articolo)(?!\w))",
    re.IGNORECASE,
)
_LAW_GAP = re.compile(
    r"^[\s\d/.,°ºn\-–()]*(?:(?:regionale|nazionale|statale|ue|ce|n|del|dell|in|data|serie|generale|"
    r"minist\w+|lavoro|interno|salute|economia|politiche|sociali|e|delle|dei|di)[\s\d/.,°ºn\-–()'’]+)*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Citation:
    """A numbered act and where its date would stand.

    Attributes:
        act: The act.
        date_first: Span of a date written before the number, if any.
    """

    act: ActMark
    date_first: tuple[int, int] | None


def _year(digits: str | None) -> int | None:
    if digits is None:
        return None
    return int(digits) + 2000 if len(digits) == 2 else int(digits)


def is_law_date(text: str, start: int) -> bool:
    """Whether the date at ``start`` belongs to the law, norm or circular cited just before it."""
    before = text[max(0, start - 70) : start]
    cited = list(_LAW_WORD.finditer(before))
    return bool(cited) and _LAW_GAP.match(before[cited[-1].end() :]) is not None


def is_act_date(gap: str) -> bool:
    """Whether the words between an act's number and a date make the date the act's own."""
    return _ACT_DATE.match(gap) is not None


def citations(text: str) -> list[Citation]:
    """Finds the numbered acts of a text, in order.

    Args:
        text: Any text.

    Returns:
        One citation for each number: "prot. n. 9010/2022, n. 9017/2022" are two.
    """
    found: list[Citation] = []
    position = 0
    for pattern in (_DATED_FIRST, _ACT):
        position = 0
        while match := pattern.search(text, position):
            position = match.end()
            if any(c.act.start < match.end() and match.start() < c.act.end for c in found):
                continue
            numbered = match["organ"] is not None and _is_numbered(match)
            if not numbered or is_law_citation(text, match):
                position = match.start("kind") + 2
                continue
            date_first = match.span("date") if "date" in match.groupdict() else None
            found.append(Citation(_act(match, match["kind"]), date_first))
            while more := _MORE.match(text, position):
                found.append(Citation(_act(more, match["kind"]), None))
                position = more.end()
    return sorted(found, key=lambda citation: citation.act.start)


def _act(match: re.Match[str], kind: str) -> ActMark:
    return ActMark(match.start(), match.end(), kind.lower(), match["number"], _year(match["year"]))


def _is_numbered(match: re.Match[str]) -> bool:
    """A number sign, a year, or a kind that is always numbered: "nota 3" is none of these."""
    sign = re.search(_NUMBER_SIGN, match[0][len(match["kind"]) + len(match["organ"]) :], re.I)
    glued = match["organ"].strip() == ""
    return sign is not None or (
        glued and (match["year"] is not None or bool(_ALWAYS_NUMBERED.match(match["kind"])))
    )


def is_law_citation(text: str, match: re.Match[str]) -> bool:
    """Whether what looks like an act is a norm ("deliberazione della Giunta regionale n. 5")."""
    words = text[match.start() : match.end()]
    return bool(_LAW_WORD.match(words))
