"""What a text says was done: participles with their auxiliaries, and the nouns they speak of."""

from __future__ import annotations

from extractor.language.grammar import (
    SAME_ACTION,
    Grammar,
    Tokens,
    action_class,
    grammar,
    is_unlisted_action,
)
from extractor.language.lexicon import Lexicon, WordForm, lexicon
from extractor.language.marks import EventMark
from extractor.language.nouns import lone_nouns, take_nouns

_REGULAR = ("ato", "ata", "ati", "ate", "uto", "uta", "uti", "ute", "ito", "ita", "iti", "ite")
_SAW = frozenset({"visto", "fatto", "potuto", "dovuto", "voluto"})
_SHORTEST = 4
_REACH_AUXILIARY = 6


def event_marks(
    tokens: Tokens, phrases: dict[int, tuple[str, int]], taken: frozenset[int]
) -> list[EventMark]:
    """Marks the events of a text.

    Args:
        tokens: The tokens.
        phrases: Phrases of several words: first token → class and last token.
        taken: Tokens of dates and claims: "entro la scadenza prevista" tells of no planning.

    Returns:
        The predicates ("è stata inviata", "redatta") with the classes of the nouns they speak of
        ("la firma è avvenuta"), and nouns that stand alone in a part without a predicate.
    """
    rules, words = lexicon(), grammar()
    nouns: list[tuple[int, WordForm]] = []
    events: list[EventMark] = []
    skip_until = -1
    for index, word in enumerate(tokens.words):
        if index <= skip_until or index in taken:
            continue
        if index in phrases:
            name, skip_until = phrases[index]
            events.append(_phrase_event(tokens, words, events, index, name, skip_until))
            continue
        entry = rules.forms.get(word) or _again(rules, word) or _unlisted(tokens, words, index)
        if entry is None:
            continue
        if entry.form == "infinitive":
            _take_infinitive(tokens, events, nouns, index, entry)
        elif entry.form == "noun" or (entry.form == "adjective" and "train" in entry.classes):
            if not (word == "corso" and index and tokens.words[index - 1] in {"nel", "in"}):
                nouns.append((index, entry))
        elif _is_event(tokens, words, events, index, entry):
            events.append(_event(tokens, words, events, index, entry))
    for event in events:
        take_nouns(tokens, event, nouns, events)
    events.extend(lone_nouns(tokens, nouns, events))
    return sorted(events, key=lambda event: event.start)


def _unlisted(tokens: Tokens, words: Grammar, index: int) -> WordForm | None:
    """A participle or an action that no class lists."""
    word = tokens.words[index]
    if _is_unlisted_participle(tokens, words, index):
        return WordForm(word, "participle", frozenset({"unspecified", action_class(word)}))
    if is_unlisted_action(word):
        return WordForm(word, "noun", frozenset({action_class(word)}))
    return None


def _take_infinitive(
    tokens: Tokens,
    events: list[EventMark],
    nouns: list[tuple[int, WordForm]],
    index: int,
    entry: WordForm,
) -> None:
    """Reads "provveduto ad aggiornare" and "ha visto approvare": the infinitive says what."""
    before = tokens.words[index - 1] if index else ""
    if before in {"a", "ad"}:
        nouns.append((index, entry))
    elif before in _SAW and events and events[-1].token == index - 1:
        events[-1].classes |= entry.classes


def _is_event(
    tokens: Tokens, words: Grammar, events: list[EventMark], index: int, entry: WordForm
) -> bool:
    """Whether a participle or an adjective is used as a predicate."""
    if entry.form == "adjective" and not _is_predicative(tokens, words, index):
        return False
    return entry.form in {"participle", "adjective"} and not _is_nominal(
        tokens, words, events, index
    )


def _again(rules: Lexicon, word: str) -> WordForm | None:
    """The verb behind "riaperto", "riattivata", "ripresentate": to do it again is to do it."""
    entry = rules.forms.get(word[2:]) if word.startswith("ri") else None
    return entry if entry is not None and entry.form == "participle" else None


def _is_unlisted_participle(tokens: Tokens, words: Grammar, index: int) -> bool:
    """Whether a word unknown to the lexicon is a verb: "hanno ottenuto", "è stata intitolata"."""
    word = tokens.words[index]
    if word[-3:] not in words.endings or word in words.between or word in words.done:
        return False
    if len(word) <= _SHORTEST:
        return False
    closes = tokens.words[index - 1 : index] == [","] and tokens.words[index + 1 : index + 2]
    if closes and (closes[0] in words.behind_participle or closes[0][0].isdigit()):
        return word.endswith(_REGULAR)
    return _auxiliary(tokens, words, index)[0] != ""


def _is_predicative(tokens: Tokens, words: Grammar, index: int) -> bool:
    """Tells "è operativa" and "operativa dal" from "istruzioni operative"."""
    after = tokens.words[index + 1] if index + 1 < len(tokens.words) else ""
    if after in {"dal", "da", "dall'", "a", "in"} and tokens.words[index - 1 : index] != [
        "protocollo"
    ]:
        return True
    return _auxiliary(tokens, words, index)[0] != ""


def _is_nominal(tokens: Tokens, words: Grammar, events: list[EventMark], index: int) -> bool:
    """Whether a participle is used as a noun: "gli interessati", "i dati", "il risultato"."""
    before = tokens.words[index - 1] if index else ""
    if before in words.nominal_leads:
        return True
    if tokens.words[index] not in words.nominal or _auxiliary(tokens, words, index)[0]:
        return False
    joined = before in words.joining and events and index - events[-1].token <= 2
    return not (joined and events[-1].form == "finite")


def _auxiliary(tokens: Tokens, words: Grammar, index: int) -> tuple[str, int]:
    """The state that the words before a participle give it, and where they begin."""
    position = index - 1
    low = max(-1, index - 1 - _REACH_AUXILIARY)
    negated = False
    seen = ""
    while position > low:
        word = tokens.words[position]
        if word in words.negation:
            negated = True
        elif word in words.future:
            return "future", position
        elif word in words.done:
            seen = "done"
        elif seen and word in {"si", "s'"}:
            pass
        elif seen or not (word in words.between or word.endswith("mente")):
            break
        position -= 1
    if negated and (seen or position + 2 >= index):
        return "not_done", position + 1
    return seen, position + 1


def _state(tokens: Tokens, words: Grammar, events: list[EventMark], index: int) -> tuple[str, str]:
    """State and form of the participle at ``index``."""
    state, begin = _auxiliary(tokens, words, index)
    if state:
        before = tokens.words[begin - 1] if begin else ""
        return ("background" if before in {"come"} else state), "finite"
    position = index - 1
    while position > 0 and (
        tokens.words[position] in words.between or tokens.words[position].endswith("mente")
    ):
        position -= 1
    word = tokens.words[position] if position >= 0 else ""
    if word in words.backdrop:
        return "background", "participle"
    if word in {"da", "per", "verrà", "di", "a", "ad"}:
        return "background", "participle"
    if word in words.joining and events:
        previous = events[-1]
        if previous.sentence == tokens.sentences[index] and previous.form == "finite":
            near = index - previous.token <= 3 or word != ","
            return (previous.state if near or previous.state == "done" else "done"), "finite"
    return "done", "participle"


def _event(
    tokens: Tokens, words: Grammar, events: list[EventMark], index: int, entry: WordForm
) -> EventMark:
    state, form = _state(tokens, words, events, index)
    return EventMark(
        token=index,
        start=tokens.starts[index],
        end=tokens.ends[index],
        lemma=entry.lemma,
        classes=entry.classes,
        form=form,
        state=state,
        sentence=tokens.sentences[index],
        segment=tokens.segments[index],
        names=frozenset({entry.lemma[:SAME_ACTION]}),
    )


def _phrase_event(
    tokens: Tokens, words: Grammar, events: list[EventMark], index: int, name: str, last: int
) -> EventMark:
    entry = WordForm(tokens.words[index], "participle", frozenset({name}))
    event = _event(tokens, words, events, index, entry)
    event.end = tokens.ends[last]
    if name == "background":
        event.state = "background"
    return event
