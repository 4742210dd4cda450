"""The marks that reading leaves on a text: acts, quantities, turns of phrase, clauses."""

from __future__ import annotations

from dataclasses import dataclass, field

from extractor.language.timeline.dates import DateMark
from models.language import Aspect, ClauseForm, ClauseState, QuantityUnit


@dataclass(frozen=True, slots=True)
class ActMark:
    """A numbered act: its kind, number and year as written."""

    start: int
    end: int
    kind: str
    number: str
    year: int | None


@dataclass(frozen=True, slots=True)
class Quantity:
    """A quantity.

    Attributes:
        start: Offset of the first character.
        end: Offset after the last character.
        value: The number; for ``all`` 100, for ``none`` 0.
        unit: What it is measured in.
        nouns: Stems of the words it counts.
        is_article: Whether it is an indefinite article that may not be meant as a number.
        is_baseline: Whether it is what was due, or what was before, not what was done.
        is_vague: Whether it is only about so much.
    """

    start: int
    end: int
    value: float
    unit: QuantityUnit
    nouns: tuple[str, ...]
    is_article: bool = False
    is_baseline: bool = False
    is_vague: bool = False


@dataclass(frozen=True, slots=True)
class ClaimMark:
    """A turn of phrase that decides what the text claims; ``kind`` as in ``claims.toml``."""

    start: int
    end: int
    kind: str


@dataclass(slots=True)
class Clause:
    """A predicate with what it speaks of: what happened, or did not, to what, when.

    Attributes:
        first: Position of its first word: of the auxiliary, of a denial.
        head: Position of the verb or noun.
        last: Position of its last word, with the action it speaks of.
        start: Offset of the head.
        end: Offset after the last word of the head.
        low: Position of the first word of the clause.
        high: Position after its last word.
        lemma: The infinitive, or the noun.
        classes: Classes of the action.
        aspects: What it says of the action.
        roots: First letters of the verb and of the nouns of action it speaks of.
        form: What the predicate is.
        state: Whether it took place.
        sentence: Number of the sentence.
        segment: Number of the part between semicolons.
        topics: Stems of the words of the clause that say what it is about.
        dates: The dates given to it.
        claims: The claims of punctuality given to it.
        acts: The numbered acts it was done with.
        agents: Organs that did it, where told.
        recipients: Organs that it went to.
        is_draft: Whether it speaks of a draft of the thing.
        names_product: Whether it names a thing that offices hand over.
        is_bare: Whether it names nothing that it is about, only when, where or how.
        is_embedded: Whether it qualifies a noun of another clause.
        argument: Position of the noun or infinitive that says which action it speaks of.
        argument_classes: Classes of that action.
        argument_topic: Stem of that noun.
        argument_roots: First letters of its noun, where a clause shares another's verb.
    """

    first: int
    head: int
    last: int
    start: int
    end: int
    low: int
    high: int
    lemma: str
    classes: frozenset[str]
    aspects: frozenset[Aspect]
    roots: frozenset[str]
    form: ClauseForm
    state: ClauseState
    sentence: int
    segment: int
    topics: frozenset[str] = frozenset()
    dates: list[DateMark] = field(default_factory=list)
    claims: list[ClaimMark] = field(default_factory=list)
    acts: list[ActMark] = field(default_factory=list)
    agents: frozenset[str] = frozenset()
    recipients: frozenset[str] = frozenset()
    is_draft: bool = False
    is_bare: bool = False
    is_embedded: bool = False
    names_product: bool = False
    argument: int | None = None
    argument_classes: frozenset[str] = frozenset()
    argument_roots: frozenset[str] = frozenset()
    argument_topic: str = ""


@dataclass(slots=True)
class Analysis:
    """A text with everything that was marked on it, in order of position."""

    text: str
    words: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    sentences: list[tuple[int, int]] = field(default_factory=list)
    segments: list[tuple[int, int]] = field(default_factory=list)
    dates: list[DateMark] = field(default_factory=list)
    acts: list[ActMark] = field(default_factory=list)
    quantities: list[Quantity] = field(default_factory=list)
    claims: list[ClaimMark] = field(default_factory=list)
    clauses: list[Clause] = field(default_factory=list)
    stems: frozenset[str] = frozenset()

    def of_kind(self, kind: str) -> list[ClaimMark]:
        """Return the claims of one kind."""
        return [claim for claim in self.claims if claim.kind == kind]
