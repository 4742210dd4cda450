"""Whose a document is: a body of the registry, or one that its letterhead names.

What stands in the letterhead, on the cover or at the edge of every page decides; what the prose
mentions decides only where nothing stands there. Where two bodies are named alike, nobody is.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from extractor.layouts.body_names import lexicon, tokens_of, words_of_name
from extractor.layouts.drafts import Value
from extractor.layouts.identifiers import identifier_of
from extractor.layouts.letterhead import (
    Candidate,
    Segment,
    candidates_of,
    segments_of,
)
from extractor.layouts.mentions import known_by_mentions, repeated_name, spaced
from extractor.layouts.particulars import is_standing, particulars
from extractor.layouts.spelling import ordinary_spelling
from extractor.pages.page import Page
from extractor.tables.furniture import TextLine
from models.records import Consortium
from models.registry import RegistryEntry
from models.vocabulary import BodyKind, OwnerBasis

_ENOUGH = 2.0  # weight from which a letterhead tells a body
_RIVAL = 0.75  # of the first one's weight: a second body as near leaves it undecided
_SEVERAL = 2  # municipalities in a letterhead are the members of the body they stand with
_MARKS = {OwnerBasis.TAX_CODE: 1000, OwnerBasis.WEBSITE: 500, OwnerBasis.NAME: 200}
_MENTION = {OwnerBasis.ACRONYM: 20, OwnerBasis.ALIAS: 10}
"""What a mark of the registry weighs in a letterhead."""


@dataclass(frozen=True, slots=True)
class Owner:
    """A body, what told that the document is its, and where.

    Attributes:
        consortium: The body.
        basis: What told it.
        value: Where it stands; None where no single place says it.
        reason: The same as a sentence.
    """

    consortium: Consortium
    basis: OwnerBasis
    value: Value | None = None
    reason: str = ""


def owner_of(
    pages: Sequence[Page],
    lines: Sequence[TextLine],
    furniture: Sequence[TextLine],
    registry: Sequence[RegistryEntry],
    sha256: str,
) -> Owner:
    """The body whose document it is.

    Args:
        pages: The pages.
        lines: The lines outside tables.
        furniture: Running heads and feet.
        registry: The bodies known.
        sha256: Hash of the document: names its owner where nothing else does.

    Returns:
        An entry of the registry; else a provisional one, made of what is printed.
    """
    segments = segments_of(pages, lines, furniture)
    candidate = _decided(candidates_of(segments, pages[0].width), segments)
    known = _known_by_letterhead(segments, candidate, registry)
    if known is not None:
        return known
    text = " ".join([word[0] for page in pages for word in page.words])
    if candidate is not None:
        return _provisional(candidate, segments, text, sha256)
    return _mentioned(text, registry, sha256)


def completed(owner: Owner, other: Owner) -> Owner:
    """A provisional owner with the particulars that another place gives of the same body."""
    mine, theirs = owner.consortium, other.consortium
    if mine.name is None or theirs.name is None or not _is_same(mine.name, theirs.name):
        return owner
    given = {name: value for name, value in mine.model_dump().items() if value is not None}
    return replace(owner, consortium=Consortium.model_validate(theirs.model_dump() | given))


def _decided(candidates: Sequence[Candidate], segments: Sequence[Segment]) -> Candidate | None:
    """The candidate that stands out; None where another is as likely.

    "Provincia di …" says where another body is; it names the owner only where it stands first and
    alone.
    """
    bodies = [item for item in candidates if item.name.kind is not BodyKind.PROVINCE]
    if not bodies:
        top = next((item for item in segments if item.zone == "top"), None)
        bodies = [item for item in candidates if item.place in (segments[0], top)][:1]
    if not bodies or bodies[0].weight < _ENOUGH:
        return None
    best = bodies[0]
    rivals = [item for item in bodies[1:] if not _is_same(best.name.text, item.name.text)]
    association = _association([best, *rivals])
    if association is not None:
        return association
    if rivals and rivals[0].weight > _RIVAL * best.weight:
        return None
    return best


def _association(bodies: Sequence[Candidate]) -> Candidate | None:
    """The one union or consortium among several municipalities: its members."""
    members = [item for item in bodies if item.name.kind is BodyKind.MUNICIPALITY]
    others = [item for item in bodies if item.name.kind is not BodyKind.MUNICIPALITY]
    if len(members) < _SEVERAL or len(others) != 1:
        return None
    is_made_of_them = others[0].name.kind in (BodyKind.UNION, BodyKind.CONSORTIUM)
    is_prominent = others[0].weight >= _RIVAL * bodies[0].weight
    return others[0] if is_made_of_them and is_prominent else None


def _is_same(one: str, other: str) -> bool:
    """Whether two names are spellings of one: the words of either hold those of the other."""
    mine, theirs = set(words_of_name(one)), set(words_of_name(other))
    return mine <= theirs or theirs <= mine


def _known_by_letterhead(
    segments: Sequence[Segment], candidate: Candidate | None, registry: Sequence[RegistryEntry]
) -> Owner | None:
    """The body of the registry whose tax code, site, name or acronym the letterhead holds."""
    outer = [segment for segment in segments if is_standing(segment)]
    ranked = sorted(
        (
            (weight, basis, segment, entry.consortium)
            for entry in registry
            for weight, basis, segment in _letterhead_marks(entry, outer, candidate)
        ),
        key=lambda item: -item[0],
    )
    if not ranked:
        return None
    best, rivals = ranked[0], [item for item in ranked if item[3] != ranked[0][3]]
    if rivals and rivals[0][0] == best[0]:
        return None
    _, basis, segment, consortium = best
    is_mention = basis in _MENTION
    if is_mention and candidate is not None and segment.value.text not in candidate.value.text:
        named = {" ".join(words_of_name(candidate.name.text))}
        if consortium.name is None or " ".join(words_of_name(consortium.name)) not in named:
            return None
    reason = f"page {segment.page} says {segment.text!r}: its {basis.value.replace('_', ' ')}"
    return Owner(consortium, basis, segment.value, reason)


def _is_prominent(segment: Segment) -> bool:
    """Whether a segment is at the top, at the edge of pages, or part of a title."""
    if segment.zone in ("running", "top"):
        return True
    return any(token.folded in lexicon().documents for token in tokens_of(segment.text))


def _letterhead_marks(
    entry: RegistryEntry, outer: Sequence[Segment], candidate: Candidate | None
) -> Iterable[tuple[int, OwnerBasis, Segment]]:
    consortium = entry.consortium
    marks = [
        (OwnerBasis.TAX_CODE, consortium.tax_code),
        (OwnerBasis.WEBSITE, consortium.website),
        (OwnerBasis.NAME, consortium.name),
        (OwnerBasis.ACRONYM, consortium.acronym),
        *((OwnerBasis.ALIAS, alias) for alias in entry.aliases),
    ]
    weights = {**_MARKS, **_MENTION}
    for basis, mark in marks:
        if mark is None or not spaced(mark).strip():
            continue
        for segment in outer:
            if basis in _MENTION and not _is_prominent(segment):
                continue
            if spaced(mark) in spaced(segment.text):
                yield weights[basis], basis, segment
                break
    if (
        candidate is not None
        and consortium.name is not None
        and words_of_name(candidate.name.text) == words_of_name(consortium.name)
    ):
        yield _MARKS[OwnerBasis.NAME], OwnerBasis.NAME, candidate.place


def _mentioned(text: str, registry: Sequence[RegistryEntry], sha256: str) -> Owner:
    """The body that the whole text mentions most, known or not; unknown when none stands out."""
    known = known_by_mentions(text, registry)
    named = repeated_name(text)
    if known is not None and (named is None or known[0] >= named[1]):
        count, basis, consortium = known
        reason = f"the text mentions it {count} times by {basis.value}, no letterhead names a body"
        return Owner(consortium, basis, None, reason)
    if named is None:
        unknown = Consortium(consortium_id=f"unknown-{sha256[:8]}", is_provisional=True)
        return Owner(unknown, OwnerBasis.LETTERHEAD, None, "no letterhead names a body")
    name, count = named
    consortium = Consortium(
        consortium_id=identifier_of(name, (sha256[:8],)),
        name=ordinary_spelling(name.text, text),
        kind=name.kind,
        is_provisional=True,
    )
    reason = f"the text names it {count} times, no letterhead names a body"
    return Owner(consortium, OwnerBasis.NAME, None, reason)


def _provisional(
    candidate: Candidate, segments: Sequence[Segment], text: str, sha256: str
) -> Owner:
    """An entry made of what the letterhead says."""
    name = candidate.name
    found = particulars(segments, candidate.place, name.text)
    consortium = Consortium(
        consortium_id=identifier_of(
            name, (found.acronym, found.website, found.province, sha256[:8])
        ),
        name=ordinary_spelling(name.text, text),
        acronym=found.acronym,
        kind=name.kind,
        province=found.province,
        region=found.region,
        tax_code=found.tax_code,
        website=found.website,
        is_provisional=True,
    )
    zones = ", ".join(_ZONES[zone] for zone in candidate.zones)
    reason = f"named {zones}; the registry does not know it"
    return Owner(consortium, OwnerBasis.LETTERHEAD, candidate.value, reason)


_ZONES = {
    "running": "in the running head or foot",
    "top": "at the top of page 1",
    "title": "in the title",
    "cover": "on page 1",
    "inside": "on page 2",
}
