"""The phrases that a part of a file holds, and the evidence that they give."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from extractor.genre.lexicon import Evidence, Lexicon, Phrase, Place, is_of_programming
from extractor.genre.passages import Passage

_BLANK = re.compile(r"[._…☐□]{2,}|[☐□]")
_BESIDE_ONE_WORD = 7  # words that a title may have beside a phrase of one word
_BESIDE_HEADER = 1  # words that a header may have beside its phrase


@dataclass(slots=True)
class Found:
    """What was found in a part.

    Attributes:
        phrases: By the evidence that they give, as stems with the words of the lexicon.
        words: How many words the part has.
        of_programming: How many of them are words of programming and reporting.
        blanks: How many cells and lines hold nothing but dots, strokes or boxes to be filled in.
        articles: How many lines open an article.
    """

    phrases: dict[Evidence, dict[tuple[str, ...], str]] = field(default_factory=dict)
    words: int = 0
    of_programming: int = 0
    articles: int = 0
    blanks: int = 0

    def weight_of(self, evidence: Evidence) -> float:
        """What the phrases found add to the log odds."""
        return min(evidence.at_most, evidence.weight * len(self.phrases.get(evidence, ())))


def find_phrases(passages: Sequence[Passage], lexicon: Lexicon) -> Found:
    """Look for all phrases of the lexicon, each where it must stand."""
    stream = [stem for passage in passages for stem in passage.stems]
    counts = Counter(stream)
    found = Found(
        words=len(stream),
        of_programming=sum(count for stem, count in counts.items() if is_of_programming(stem)),
    )
    phrases = lexicon.phrases
    start = 0
    is_settled = False
    for passage in passages:
        stems = passage.stems
        if stems and passage.cell is None and stems[0] in lexicon.article_openings:
            found.articles += 1
        elif not stems and _BLANK.fullmatch("".join(word.text for word in passage.words)):
            found.blanks += 1
        settles = False
        for at in [at for at, stem in enumerate(stems) if stem in phrases]:
            for phrase in phrases[stems[at]]:
                end = start + at + len(phrase.stems)
                if tuple(stream[start + at : end]) != phrase.stems:
                    continue
                evidence = phrase.evidence
                if is_settled and evidence.place is Place.TITLE:
                    continue
                if _stands_right(phrase, passage, at, lexicon):
                    found.phrases.setdefault(evidence, {}).setdefault(phrase.stems, phrase.words)
                    settles = settles or evidence.settles
        is_settled = is_settled or settles
        start += len(stems)
    return found


def find_titles(passages: Iterable[Passage], lexicon: Lexicon, speaks_for: str) -> Found:
    """The phrases for one genre with which passages open, as those of running heads do."""
    found = Found()
    for passage in passages:
        for phrase in lexicon.phrases.get(passage.stems[0], ()) if passage.stems else ():
            evidence = phrase.evidence
            is_title = evidence.place is Place.TITLE and evidence.speaks_for == speaks_for
            if is_title and tuple(passage.stems[: len(phrase.stems)]) == phrase.stems:
                found.phrases.setdefault(evidence, {})[phrase.stems] = phrase.words
    return found


def _stands_right(phrase: Phrase, passage: Passage, at: int, lexicon: Lexicon) -> bool:
    """Whether a phrase that begins at a word of a passage stands where it speaks for a genre."""
    rest = len(passage.stems) - len(phrase.stems)
    match phrase.evidence.place:
        case Place.TEXT:
            return True
        case Place.TITLE:
            if len(phrase.stems) == 1 and rest > _BESIDE_ONE_WORD:
                return False
            return passage.may_be_title and lexicon.title_prefixes.issuperset(passage.stems[:at])
        case Place.OPENING:
            return at == 0 and passage.cell is None
        case Place.LINE:
            return at == 0 and rest == 0 and passage.is_alone
        case Place.HEADER:
            beside = _BESIDE_HEADER if len(phrase.stems) > 1 else 0
            return passage.cell is not None and at == 0 and rest <= beside
