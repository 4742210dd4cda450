"""What every reading of a document is made with."""

from collections import defaultdict
from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field

from extractor.drafting.bound_grid import BoundGrid
from extractor.drafting.echoes import Echoes
from extractor.structure.events import Event, Heading
from extractor.structure.evidence import Words

_SOME = 0.3  # share of the headings of one kind that name a unit by their words


@dataclass(frozen=True)
class Context:
    """What is known of a document before it is read.

    Attributes:
        words: What words say.
        year: The year that counts where columns or rows are about several.
        echoes: Where texts recur in the document.
        unit_keys: Of the headings that name units of an office.
        bound: The columns of tables that were bound, by the tables and how their rows were grouped:
            hypotheses that group rows alike share them.
    """

    words: Words
    year: int | None
    echoes: Echoes
    unit_keys: frozenset[str] = frozenset()
    bound: dict[Hashable, BoundGrid] = field(default_factory=dict)

    def names_unit(self, heading: Heading) -> bool:
        """Whether a heading names the unit in charge of what follows."""
        title = heading.title or heading.atom
        return (
            heading.key in self.unit_keys
            or self.words.names_unit(heading.atom.text)
            or self.words.names_unit(title.text)
        )


@dataclass(frozen=True)
class Reader:
    """What a hypothesis is drafted with.

    Attributes:
        context: What is known of the document.
    """

    context: Context

    @property
    def words(self) -> Words:
        """What words say."""
        return self.context.words


def context_of(events: Sequence[Event], words: Words, year: int | None) -> Context:
    """What is known of a document before it is read.

    Args:
        events: What it says.
        words: What words say.
        year: The year that counts.
    """
    return Context(words, year, Echoes(events), _unit_keys(events, words))


def _unit_keys(events: Sequence[Event], words: Words) -> frozenset[str]:
    """Headings of units follow one pattern: where some name a unit, all of the kind do."""
    titles: dict[str, set[str]] = defaultdict(set)
    for event in events:
        if isinstance(event, Heading) and not event.names_objective and event.code is None:
            titles[event.key].add((event.title or event.atom).text)
    return frozenset(
        key
        for key, texts in titles.items()
        if len(texts) > 1 and sum(map(words.names_unit, texts)) >= _SOME * len(texts)
    )
