"""What a part of a file is: the evidence added up."""

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from extractor.genre.lexicon import Lexicon, load_lexicon, stems_of_words
from extractor.genre.passages import Passage, passages_of
from extractor.genre.phrases import Found, find_phrases, find_titles
from extractor.genre.shape import Shape, shape_of
from extractor.genre.tolerances import TOLERANCES
from extractor.tables.cell import Table
from extractor.tables.furniture import TextLine
from models.vocabulary import Genre

_PERFORMANCE = "performance"
_ACT = "act"
_ACTS = (Genre.RESOLUTION, Genre.DETERMINATION)
_SHOWN = 4  # phrases of one kind that a reason names


@dataclass(frozen=True, slots=True)
class GenreVerdict:
    """What a part of a file is.

    Attributes:
        genre: Another paper than a performance document; None where it is one or may be one.
        likeliest: The other paper that it is most like.
        score: How likely it is a performance document, 0 to 1.
        basis: What speaks for that and against it, in words.
        is_titled: Whether a title of it says that it is a plan or a report on one.
    """

    genre: Genre | None
    likeliest: Genre
    score: float
    basis: str
    is_titled: bool

    @property
    def is_performance(self) -> bool:
        """Whether it is a performance document even where no objective is found in it."""
        is_likely = self.is_titled or self.score >= TOLERANCES.performance_from
        return self.genre is None and is_likely


def genre_of(items: Sequence[Table | TextLine], furniture: Sequence[TextLine]) -> GenreVerdict:
    """Say what a part of a file is.

    Args:
        items: Its tables and the lines outside them, in order.
        furniture: Running heads and feet of the file.
    """
    lexicon = load_lexicon()
    passages = passages_of(_at_the_ends(items), lexicon)
    found = find_phrases(passages, lexicon)
    heads = [Passage(line.words, stems_of_words(line.words)) for line in furniture]
    for evidence, phrases in find_titles(heads, lexicon, _PERFORMANCE).phrases.items():
        found.phrases.setdefault(evidence, {}).update(phrases)
    shape = shape_of(items, lexicon)
    against = _against(found, lexicon)
    likeliest = max(against, key=lambda genre: (against[genre], genre is Genre.OTHER))
    total_against = _total(against, likeliest)
    odds = TOLERANCES.prior + _for(found, shape) - total_against
    score = round(1 / (1 + math.exp(-odds)), 3)
    basis = "; ".join(_reasons(found, shape, likeliest))
    is_titled = any(evidence.settles for evidence in found.phrases)
    may_hold_plan = is_titled and likeliest in _ACTS
    is_firm = total_against >= TOLERANCES.firm_evidence and not may_hold_plan
    is_other = is_firm and score < TOLERANCES.other_below
    return GenreVerdict(likeliest if is_other else None, likeliest, score, basis, is_titled)


def _at_the_ends(items: Sequence[Table | TextLine]) -> list[Table | TextLine]:
    """What stands on the first and last pages of a part."""
    first = items[0].page + TOLERANCES.first_pages if items else 0
    last = items[-1].page - TOLERANCES.last_pages if items else 0
    return [item for item in items if item.page < first or item.page > last]


def _for(found: Found, shape: Shape) -> float:
    phrases = sum(
        found.weight_of(evidence)
        for evidence in found.phrases
        if evidence.speaks_for == _PERFORMANCE
    )
    return phrases + shape.weight + _density_weight(found)


def _density_weight(found: Found) -> float:
    if found.words < TOLERANCES.few_words:
        return 0.0
    share = found.of_programming / found.words
    weight = (share - TOLERANCES.usual_density) / TOLERANCES.density_unit
    return max(-1.0, min(TOLERANCES.most_density, weight))


def _against(found: Found, lexicon: Lexicon) -> dict[Genre, float]:
    """What speaks for each other genre; the formulae of acts for whichever act it is."""
    weights: dict[str, float] = defaultdict(float)
    for evidence in found.phrases:
        weights[evidence.speaks_for] += found.weight_of(evidence)
    act = weights.pop(_ACT, 0.0)
    against = {genre: weights[genre.value] for genre in Genre}
    if found.articles >= TOLERANCES.fewest_articles:
        articles = min(TOLERANCES.most_articles, TOLERANCES.article * found.articles)
        for name in lexicon.article_genres:
            against[Genre(name)] += articles
    if found.blanks >= TOLERANCES.fewest_blanks:
        against[Genre.OTHER] += min(TOLERANCES.most_blanks, TOLERANCES.blank * found.blanks)
    is_determination = against[Genre.DETERMINATION] > against[Genre.RESOLUTION]
    against[Genre.DETERMINATION if is_determination else Genre.RESOLUTION] += act
    return against


def _total(against: dict[Genre, float], likeliest: Genre) -> float:
    best = against[likeliest]
    rest = sum(against.values()) - best
    most = TOLERANCES.most_against_acts if likeliest in _ACTS else TOLERANCES.most_against
    return min(most, best + TOLERANCES.second * rest)


def _reasons(found: Found, shape: Shape, likeliest: Genre) -> Iterator[str]:
    """The phrases for the likeliest other genre, and what speaks for a performance document."""
    names = {likeliest.value, *([_ACT] if likeliest in _ACTS else [])}
    for evidence, phrases in found.phrases.items():
        if evidence.speaks_for in names:
            yield f"{evidence.place} {_quoted(phrases)}"
    if found.articles >= TOLERANCES.fewest_articles:
        yield f"{found.articles} articles"
    if found.blanks >= TOLERANCES.fewest_blanks:
        yield f"{found.blanks} places to be filled in"
    speaking = [it for it in found.phrases if it.speaks_for == _PERFORMANCE]
    for evidence in speaking:
        yield f"for a performance document: {evidence.place} {_quoted(found.phrases[evidence])}"
    if shape.families:
        kinds = ", ".join(f"{name} ({shape.values[name]})" for name in shape.families)
        yield f"for a performance document: columns and labels {kinds}"
    if shape.headings:
        yield f"for a performance document: {len(shape.headings)} headings of objectives"


def _quoted(phrases: Mapping[tuple[str, ...], str]) -> str:
    return ", ".join(f"'{phrase}'" for phrase in list(phrases.values())[:_SHOWN])
