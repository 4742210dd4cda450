"""Which noun a verb of happening speaks of: "la firma è avvenuta", "si è svolta la formazione"."""

from __future__ import annotations

from extractor.language.grammar import SAME_ACTION, Grammar, Tokens, grammar
from extractor.language.lexicon import WordForm
from extractor.language.marks import EventMark

_SUPPORT = frozenset({"happen", "realise", "complete"})
_ASPECT = frozenset({"complete", "realise"})
_REACH_LEFT, _REACH_RIGHT = 16, 7
_PROVIDED = frozenset({"a", "ad", "al", "alla", "all'", "alle", "allo", "ai", "agli"})


def take_nouns(
    tokens: Tokens,
    event: EventMark,
    nouns: list[tuple[int, WordForm]],
    events: list[EventMark],
) -> None:
    """Gives a verb of happening the class of the noun it speaks of.

    Args:
        tokens: The tokens of the text.
        event: The predicate; its classes and names are added to.
        nouns: The nouns of actions, by token.
        events: All predicates: a noun beyond another predicate belongs to that one.
    """
    if not event.classes & _SUPPORT:
        return
    others = [other.token for other in events if other is not event]
    left = max([token for token in others if token < event.token], default=-1)
    right = min([token for token in others if token > event.token], default=len(tokens.words))
    here = [(index, entry) for index, entry in nouns if tokens.segments[index] == event.segment]
    found = _subject(tokens, [n for n in here if left < n[0] < event.token], event)
    if found is None:
        found = _object(tokens, [n for n in here if event.token < n[0] < right], event)
    if found is not None:
        event.classes |= found.classes
        event.names |= {found.lemma[:SAME_ACTION]}


def _subject(
    tokens: Tokens, nouns: list[tuple[int, WordForm]], event: EventMark
) -> WordForm | None:
    """The noun before the verb; "la conclusione della formazione" is both."""
    found: WordForm | None = None
    for index, entry in reversed(nouns):
        if event.token - index > _REACH_LEFT:
            break
        role = role_of(tokens, grammar(), index)
        if role == "head":
            return _merged(found, entry) if entry.classes & _ASPECT else entry
        if role == "complement":
            found = entry
    return found


def _object(tokens: Tokens, nouns: list[tuple[int, WordForm]], event: EventMark) -> WordForm | None:
    """The noun behind the verb."""
    for index, entry in nouns:
        if index - event.token > _REACH_RIGHT:
            break
        provided = tokens.words[index - 1] in _PROVIDED
        trained = "train" in entry.classes and "realise" in event.classes
        if provided or trained or role_of(tokens, grammar(), index) == "head":
            return entry
    return None


def _merged(complement: WordForm | None, head: WordForm) -> WordForm:
    if complement is None:
        return head
    return WordForm(head.lemma, head.form, head.classes | complement.classes)


def role_of(tokens: Tokens, words: Grammar, index: int) -> str:
    """Tells whether a noun is the ``head`` of its phrase, a ``complement``, or a ``purpose``."""
    position = index - 1
    while position >= 0 and tokens.words[position] in words.articles:
        position -= 1
    word = tokens.words[position] if position >= 0 else ""
    if word in words.complement and position and tokens.words[position - 1] in words.circumstances:
        return "purpose"
    if word in words.purpose:
        return "purpose"
    return "complement" if word in words.complement else "head"


def lone_nouns(
    tokens: Tokens, nouns: list[tuple[int, WordForm]], events: list[EventMark]
) -> list[EventMark]:
    """Makes events of the nouns that open a part without a predicate: "Avvio il 3/3/2022".

    Args:
        tokens: The tokens of the text.
        nouns: The nouns of actions, by token.
        events: The predicates.

    Returns:
        At most one event for each part between semicolons.
    """
    words = grammar()
    busy = {event.segment for event in events}
    found: list[EventMark] = []
    for index, entry in nouns:
        segment = tokens.segments[index]
        if segment in busy or role_of(tokens, words, index) != "head":
            continue
        finite = words.future | words.done
        if any(word in finite for word in _segment_words(tokens, segment)):
            continue
        busy.add(segment)
        found.append(
            EventMark(
                token=index,
                start=tokens.starts[index],
                end=tokens.ends[index],
                lemma=entry.lemma,
                classes=entry.classes,
                form="noun",
                state="done",
                sentence=tokens.sentences[index],
                segment=segment,
            )
        )
    return found


def _segment_words(tokens: Tokens, segment: int) -> list[str]:
    return [
        word
        for word, number in zip(tokens.words, tokens.segments, strict=True)
        if number == segment
    ]
