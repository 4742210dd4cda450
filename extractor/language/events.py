"""What a text says was done: participles with their auxiliaries, and the nouns they speak of."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from extractor.language.lexicon import Lexicon, WordForm, lexicon, read_toml
from extractor.language.marks import EventMark

_NOMINAL_LEADS = frozenset(
    [
        "il",
        "lo",
        "gli",
        "i",
        "un",
        "uno",
        "ogni",
        "del",
        "dei",
        "degli",
        "dai",
        "agli",
        "ai",
        "al",
        "nei",
    ]
)
SAME_ACTION = 5
_BEHIND_PARTICIPLE = frozenset(
    [
        "poi",
        "in",
        "il",
        "dal",
        "dalla",
        "da",
        "con",
        "a",
        "al",
        "alla",
        "nel",
        "nella",
        "l'",
        "successivamente",
        "quindi",
        "infine",
        "entro",
    ]
)
_REGULAR = ("ato", "ata", "ati", "ate", "uto", "uta", "uti", "ute", "ito", "ita", "iti", "ite")
_SAW = frozenset({"visto", "fatto", "potuto", "dovuto", "voluto"})
_SHORTEST = 4
_SUPPORT = frozenset({"happen", "realise", "complete"})
_ASPECT = frozenset({"complete", "realise"})
_REACH_LEFT, _REACH_RIGHT, _REACH_AUXILIARY = 16, 7, 6


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of a text as parallel sequences.

    Attributes:
        words: The words in lower case, with straight apostrophes.
        starts: Their offsets.
        ends: The offsets after them.
        segments: For each token, the number of its part between semicolons.
        sentences: For each token, the number of its sentence.
    """

    words: list[str]
    starts: list[int]
    ends: list[int]
    segments: list[int]
    sentences: list[int]


@dataclass(frozen=True, slots=True)
class Grammar:
    """The small words of ``grammar.toml``."""

    done: frozenset[str]
    future: frozenset[str]
    negation: frozenset[str]
    between: frozenset[str]
    joining: frozenset[str]
    backdrop: frozenset[str]
    purpose: frozenset[str]
    articles: frozenset[str]
    complement: frozenset[str]
    nominal: frozenset[str]
    own_bodies: frozenset[str]
    windows: frozenset[str]
    recipients: frozenset[str]
    circumstances: frozenset[str]
    endings: frozenset[str]
    generic: frozenset[str]
    action_endings: tuple[str, ...]
    not_actions: frozenset[str]


@lru_cache(maxsize=1)
def grammar() -> Grammar:
    """Loads ``grammar.toml`` once."""
    data = read_toml("grammar.toml")
    return Grammar(
        done=frozenset(data["auxiliaries"]["done"]),
        future=frozenset(data["auxiliaries"]["future"]),
        negation=frozenset(data["auxiliaries"]["negation"]),
        between=frozenset(data["between"]["words"]),
        joining=frozenset(data["joining"]["words"]),
        backdrop=frozenset(data["backdrop"]["words"]),
        purpose=frozenset(data["purpose"]["words"]),
        articles=frozenset(data["purpose"]["articles"]),
        complement=frozenset(data["purpose"]["complement"]),
        nominal=frozenset(data["nominal"]["words"]),
        own_bodies=frozenset(data["own_bodies"]["words"]),
        windows=frozenset(data["windows"]["words"]),
        recipients=frozenset(data["recipients"]["words"]),
        circumstances=frozenset(data["purpose"]["circumstances"]),
        endings=frozenset(data["participles"]["endings"]),
        generic=frozenset(data["generic"]["words"]),
        action_endings=tuple(data["not_actions"]["endings"]),
        not_actions=frozenset(data["not_actions"]["words"]),
    )


def action_class(word: str) -> str:
    """The class of an action that no class lists: "trasferimento" and "trasferito" share it."""
    return f"word:{word[:SAME_ACTION]}"


def is_unlisted_action(word: str) -> bool:
    """Whether a noun unknown to the lexicon names an action, by its ending."""
    words = grammar()
    return word.endswith(words.action_endings) and word not in words.not_actions


def _again(rules: Lexicon, word: str) -> WordForm | None:
    """The verb behind "riaperto", "riattivata", "ripresentate": to do it again is to do it."""
    entry = rules.forms.get(word[2:]) if word.startswith("ri") else None
    return entry if entry is not None and entry.form == "participle" else None


def is_subject(word: str, forms: dict[str, WordForm]) -> bool:
    """Whether a word can say what a text is about: any but the forms of verbs."""
    entry = forms.get(word)
    return entry is None or entry.form == "noun" or word in grammar().nominal


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
            name, last = phrases[index]
            skip_until = last
            events.append(_phrase_event(tokens, words, events, index, name, last))
            continue
        entry = rules.forms.get(word) or _again(rules, word)
        if entry is None:
            if _is_unlisted_participle(tokens, words, index):
                classes = frozenset({"unspecified", action_class(word)})
                unlisted = WordForm(word, "participle", classes)
                events.append(_event(tokens, words, events, index, unlisted))
            elif is_unlisted_action(word):
                nouns.append((index, WordForm(word, "noun", frozenset({action_class(word)}))))
            continue
        if entry.form == "infinitive" and index:
            before = tokens.words[index - 1]
            if before in {"a", "ad"}:
                nouns.append((index, entry))
            elif before in _SAW and events and events[-1].token == index - 1:
                events[-1].classes |= entry.classes
            continue
        if entry.form == "noun" or (entry.form == "adjective" and "train" in entry.classes):
            if not (word == "corso" and index and tokens.words[index - 1] in {"nel", "in"}):
                nouns.append((index, entry))
        elif entry.form == "participle" or (
            entry.form == "adjective" and _is_predicative(tokens, words, index)
        ):
            if not _is_nominal(tokens, words, events, index):
                events.append(_event(tokens, words, events, index, entry))
    for event in events:
        _take_nouns(tokens, words, event, nouns, events)
    events.extend(_lone_nouns(tokens, words, nouns, events))
    return sorted(events, key=lambda event: event.start)


def _is_unlisted_participle(tokens: Tokens, words: Grammar, index: int) -> bool:
    """Whether a word unknown to the lexicon is a verb: "hanno ottenuto", "è stata intitolata"."""
    word = tokens.words[index]
    if word[-3:] not in words.endings or word in words.between or word in words.done:
        return False
    if len(word) <= _SHORTEST:
        return False
    closes = tokens.words[index - 1 : index] == [","] and tokens.words[index + 1 : index + 2]
    if closes and (closes[0] in _BEHIND_PARTICIPLE or closes[0][0].isdigit()):
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
    if before in _NOMINAL_LEADS:
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


def _role(tokens: Tokens, words: Grammar, index: int) -> str:
    """Whether a noun is the ``head`` of its phrase, a ``complement``, or a ``purpose``."""
    position = index - 1
    while position >= 0 and tokens.words[position] in words.articles:
        position -= 1
    word = tokens.words[position] if position >= 0 else ""
    if word in words.complement and position and tokens.words[position - 1] in words.circumstances:
        return "purpose"
    if word in words.purpose:
        return "purpose"
    return "complement" if word in words.complement else "head"


def _take_nouns(
    tokens: Tokens,
    words: Grammar,
    event: EventMark,
    nouns: list[tuple[int, WordForm]],
    events: list[EventMark],
) -> None:
    """Gives a verb of happening the class of the noun it speaks of."""
    if not event.classes & _SUPPORT:
        return
    others = [other.token for other in events if other is not event]
    left = max([token for token in others if token < event.token], default=-1)
    right = min([token for token in others if token > event.token], default=len(tokens.words))
    found: WordForm | None = None
    for index, entry in reversed(nouns):
        if tokens.segments[index] != event.segment or index >= event.token:
            continue
        if index <= left or event.token - index > _REACH_LEFT:
            break
        role = _role(tokens, words, index)
        if role == "purpose":
            continue
        if role == "head":
            found = _merged(found, entry) if entry.classes & _ASPECT else entry
            break
        found = entry
    if found is None:
        for index, entry in nouns:
            near = event.token < index < right and index - event.token <= _REACH_RIGHT
            if near and tokens.segments[index] == event.segment:
                before = tokens.words[index - 1]
                provided = before in {"a", "ad", "al", "alla", "all'", "alle", "allo", "ai", "agli"}
                trained = "train" in entry.classes and event.classes & {"realise"}
                if provided or trained or _role(tokens, words, index) == "head":
                    found = entry
                    break
    if found is not None:
        event.classes |= found.classes
        event.names |= {found.lemma[:SAME_ACTION]}


def _merged(complement: WordForm | None, head: WordForm) -> WordForm:
    if complement is None:
        return head
    return WordForm(head.lemma, head.form, head.classes | complement.classes)


def _lone_nouns(
    tokens: Tokens, words: Grammar, nouns: list[tuple[int, WordForm]], events: list[EventMark]
) -> list[EventMark]:
    """Nouns that open a part without any predicate: "Avvio del servizio in data 3/3/2022"."""
    busy = {event.segment for event in events}
    found: list[EventMark] = []
    for index, entry in nouns:
        segment = tokens.segments[index]
        if segment in busy or _role(tokens, words, index) != "head":
            continue
        if any(word in words.future for word in _segment_words(tokens, segment)):
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


def lexicon_classes(name: str, rules: Lexicon) -> frozenset[str]:
    """The classes of events that settle a requirement of class ``name``."""
    return rules.satisfied_by.get(name, frozenset({name}))
