"""What a part of a file is: the evidence added up."""

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from extractor.genre.lexicon import Lexicon, load_lexicon, stems_of_words
from extractor.genre.passages import Passage, passages_of
from extractor.genre.phrases import Found, find_phrases, find_titles
from extractor.genre.shape import Shape, shape_of
from extractor.tables.cell import Table
from extractor.tables.furniture import TextLine
from models.vocabulary import Genre

_PERFORMANCE = "performance"
_ACT = "act"
_SHOWN = 4  # phrases of one kind that a reason names


@dataclass(frozen=True)
class GenreTolerances:
    """The figures of the verdict, in log odds where nothing else is said.

    They are guessed, and held against the papers of ``corpus/negatives``; docs/decisions/0076.
    """

    prior: float = -0.5  # for a part of which nothing is known
    most_shape: float = 6.0  # what columns, labels and headings add at most
    many_objectives: float = 1.0  # for two or more texts that stand where objectives do
    alone: float = 0.5  # what remains of measures without an objective
    unmeasured: float = 1.2  # what objectives without measures add at most
    most_against: float = 7.0  # what speaks for other papers adds at most
    second: float = 0.25  # what remains of evidence for all genres but the likeliest
    usual_density: float = 0.01  # share of words of programming that tells nothing
    density_unit: float = 0.015  # share of words that adds one
    most_density: float = 1.5
    few_words: int = 60  # words below which their shares tell nothing
    article: float = 0.5  # for each article
    most_articles: float = 2.5
    fewest_articles: int = 3
    firm_evidence: float = 2.0  # without so much for another genre no part is refused unread
    other_below: float = 0.27  # score of 1: below it the tables are not asked
    performance_from: float = 0.5  # score of 1: from it a part without objectives is a failure


TOLERANCES = GenreTolerances()


@dataclass(frozen=True, slots=True)
class GenreVerdict:
    """What a part of a file is.

    Attributes:
        genre: Another paper than a performance document; None where it is one or may be one.
        likeliest: The other paper that it is most like.
        score: How likely it is a performance document, 0 to 1.
        basis: What speaks for that and against it, in words.
    """

    genre: Genre | None
    likeliest: Genre
    score: float
    basis: str

    @property
    def is_performance(self) -> bool:
        """Whether it is a performance document whatever its tables give."""
        return self.score >= TOLERANCES.performance_from


def genre_of(items: Sequence[Table | TextLine], furniture: Sequence[TextLine]) -> GenreVerdict:
    """Say what a part of a file is.

    Args:
        items: Its tables and the lines outside them, in order.
        furniture: Running heads and feet of the file.
    """
    lexicon = load_lexicon()
    passages = passages_of(items, lexicon.subject_openings)
    found = find_phrases(passages, lexicon)
    heads = [Passage(line.words, stems_of_words(line.words)) for line in furniture]
    for evidence, phrases in find_titles(heads, lexicon, _PERFORMANCE).phrases.items():
        found.phrases.setdefault(evidence, {}).update(phrases)
    tables = [item for item in items if isinstance(item, Table)]
    shape = shape_of(passages, tables, lexicon)
    against = _against(found, lexicon)
    likeliest = (
        max(against, key=lambda genre: against[genre]) if any(against.values()) else Genre.OTHER
    )
    total_against = _total(against)
    odds = TOLERANCES.prior + _for(found, shape) - total_against
    score = round(1 / (1 + math.exp(-odds)), 3)
    is_other = score < TOLERANCES.other_below and total_against >= TOLERANCES.firm_evidence
    basis = "; ".join(_reasons(found, shape, likeliest))
    return GenreVerdict(likeliest if is_other else None, likeliest, score, basis)


def _for(found: Found, shape: Shape) -> float:
    phrases = sum(
        found.weight_of(evidence)
        for evidence in found.phrases
        if evidence.speaks_for == _PERFORMANCE
    )
    return phrases + _shape_weight(shape) + _density_weight(found)


def _shape_weight(shape: Shape) -> float:
    """What columns, labels and headings add; objectives and their measures together count."""
    objectives = max(len(shape.objectives), len(shape.headings))
    measures = sum(family.weight for name, family in shape.families.items() if name != "objective")
    if not objectives:
        return min(TOLERANCES.most_shape, measures) * TOLERANCES.alone
    named = shape.families["objective"].weight if "objective" in shape.families else 1.0
    weight = named + (TOLERANCES.many_objectives if objectives > 1 else 0.0)
    if not measures:
        return min(weight, TOLERANCES.unmeasured)
    return min(TOLERANCES.most_shape, weight + measures)


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
    is_determination = against[Genre.DETERMINATION] > against[Genre.RESOLUTION]
    against[Genre.DETERMINATION if is_determination else Genre.RESOLUTION] += act
    return against


def _total(against: dict[Genre, float]) -> float:
    best = max(against.values())
    rest = sum(against.values()) - best
    return min(TOLERANCES.most_against, best + TOLERANCES.second * rest)


def _reasons(found: Found, shape: Shape, likeliest: Genre) -> Iterator[str]:
    """The phrases for the likeliest other genre, and what speaks for a performance document."""
    acts = (Genre.RESOLUTION, Genre.DETERMINATION)
    names = {likeliest.value, *([_ACT] if likeliest in acts else [])}
    for evidence, phrases in found.phrases.items():
        if evidence.speaks_for in names:
            yield f"{evidence.place} {_quoted(phrases)}"
    if found.articles >= TOLERANCES.fewest_articles:
        yield f"{found.articles} articles"
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
