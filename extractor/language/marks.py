"""The marks that the components of the pipeline leave on a text."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class DateMark:
    """A date or an interval with the preposition that gives it its meaning.

    Attributes:
        start: Offset of the first character, preposition included.
        end: Offset after the last character.
        mode: ``point`` (it happened then), ``until`` ("entro il"), ``since`` ("a far data dal"),
            ``through`` ("fino al"), ``document`` ("verbale del"), ``range`` ("dal … al"),
            ``planned`` ("previsto per il"), or
            ``background`` (a law's date, a period reported on, an entry into force).
        first: First day; ``None`` for ``until`` and where the year is unknown.
        last: Last day.
        kind: The unit it is written in: ``day``, ``month``, ``part``, ``season``, ``year``.
        year_is_inferred: Whether the year is not written.
        act: Whether it is the date of a numbered act.
        why: For ``background`` and ``planned``: the reason.
        anchor: For the date of an act: where the act begins.
    """

    start: int
    end: int
    mode: str
    first: date | None
    last: date | None
    kind: str
    year_is_inferred: bool = False
    act: bool = False
    why: str = ""
    anchor: int | None = None


@dataclass(frozen=True, slots=True)
class ActMark:
    """A numbered act: its kind, number and year as written."""

    start: int
    end: int
    kind: str
    number: str
    year: int | None


@dataclass(frozen=True, slots=True)
class AmountMark:
    """A quantity.

    Attributes:
        start: Offset of the first character.
        end: Offset after the last character.
        value: The number; for ``all`` 100, for ``none`` 0.
        unit: ``count``, ``percent``, ``euro``, ``all`` ("tutti") or ``none`` ("nessuno").
        nouns: Stems of the words it counts.
        article: Whether it is an indefinite article that may not be meant as a number.
    """

    start: int
    end: int
    value: float
    unit: str
    nouns: tuple[str, ...]
    article: bool = False


@dataclass(frozen=True, slots=True)
class ClaimMark:
    """A turn of phrase that decides what the text claims; ``kind`` as in ``claims.toml``."""

    start: int
    end: int
    kind: str


@dataclass(slots=True)
class EventMark:
    """Something that the text says was done, will be done, or was not.

    Attributes:
        token: Position of the word among the tokens.
        start: Offset of the first character.
        end: Offset after the last character.
        lemma: The verb's infinitive or the noun.
        classes: Classes of ``events.toml``.
        form: ``finite``, ``participle`` (without an auxiliary), ``noun``, ``infinitive``.
        state: ``done``, ``not_done``, ``future`` or ``background``.
        sentence: Number of the sentence.
        segment: Number of the part between semicolons.
        dates: The dates given to it.
        claims: The claims of punctuality given to it.
        acts: The numbered acts it was done with.
        names: The first letters of its verb and of the nouns it speaks of.
    """

    token: int
    start: int
    end: int
    lemma: str
    classes: frozenset[str]
    form: str
    state: str
    sentence: int
    segment: int
    dates: list[DateMark] = field(default_factory=list)
    claims: list[ClaimMark] = field(default_factory=list)
    acts: list[ActMark] = field(default_factory=list)
    names: frozenset[str] = frozenset()


@dataclass(slots=True)
class Analysis:
    """A text with everything that was marked on it, in order of position."""

    text: str
    sentences: list[tuple[int, int]] = field(default_factory=list)
    segments: list[tuple[int, int]] = field(default_factory=list)
    dates: list[DateMark] = field(default_factory=list)
    acts: list[ActMark] = field(default_factory=list)
    amounts: list[AmountMark] = field(default_factory=list)
    claims: list[ClaimMark] = field(default_factory=list)
    events: list[EventMark] = field(default_factory=list)
    stems: frozenset[str] = frozenset()

    def of_kind(self, kind: str) -> list[ClaimMark]:
        """The claims of one kind."""
        return [claim for claim in self.claims if claim.kind == kind]
