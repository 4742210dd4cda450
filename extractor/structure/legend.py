"""Legends: what the signs of a document stand for."""

import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence

from extractor.layouts.vocabulary import Vocabulary
from extractor.structure.events import Event, Heading, Item, Pair, Prose

_LONGEST = 200  # characters of a line that may be a legend
_EQUALS = frozenset("=:–-")
_FEWEST = 2  # signs, and outcomes, that make a legend


def legend_of(events: Sequence[Event], vocabulary: Vocabulary) -> dict[str, str]:
    """The outcome that each sign stands for; signs that stand for several are left out.

    Args:
        events: What the document says.
        vocabulary: The words of outcomes.
    """
    outcomes = {kind: vocabulary.phrases("outcomes", kind) for kind in vocabulary.words["outcomes"]}
    found: dict[str, set[str]] = defaultdict(set)
    for event in events:
        for sign, words in _explained(event):
            outcome = vocabulary.kind_of(words, outcomes)
            if outcome is not None:
                found[sign].add(outcome)
    legend = {sign: next(iter(kinds)) for sign, kinds in found.items() if len(kinds) == 1}
    return legend if len(set(legend.values())) >= _FEWEST else {}


def _explained(event: Event) -> Iterator[tuple[str, str]]:
    """The signs that an event explains, with their words."""
    if isinstance(event, Pair):
        if _is_sign(event.label.text.strip()) and event.value is not None:
            yield event.label.text.strip(), event.value.text
        return
    if not isinstance(event, Prose | Heading | Item):
        return
    text = event.whole.text if isinstance(event, Item) else event.atom.text
    if len(text) > _LONGEST:
        return
    sign, words = "", list[str]()
    for token in text.split():
        if _is_sign(token):
            if sign and words:
                yield sign, " ".join(words)
            sign, words = token, []
        elif token not in _EQUALS:
            words.append(token.rstrip(",;"))
    if sign and words:
        yield sign, " ".join(words)


def _is_sign(token: str) -> bool:
    """Whether a word is a symbol and nothing else."""
    return len(token) == 1 and token not in _EQUALS and unicodedata.category(token)[0] == "S"
