"""What an indicator asks for: deliverables, each with its action, its object, its parties."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from extractor.language.asking.chunks import Chunk, continues_complement, find_chunks
from extractor.language.clauses.arguments import ActionNoun, NounRole, find_nouns, find_parties
from extractor.language.clauses.marks import Clause
from extractor.language.clauses.predicates import find_predicates
from extractor.language.clauses.tokens import Tokens
from extractor.language.pipeline import pipeline
from extractor.language.words.data import pattern, read_toml, word_set
from extractor.language.words.lexicon import (
    ROOT_LENGTH,
    WordForm,
    find_noun,
    find_verb,
    lexicon,
    stem,
)
from extractor.language.words.small import is_topic, small_words
from models.language import Aspect, ClauseForm, WordKind

_NO_ACTION = frozenset({Aspect.PLAN, Aspect.POSTPONE, Aspect.BACKGROUND, Aspect.ASK})
_PRODUCT = "product"
_ASKED_STATES = frozenset({"start", "publish"})
_PARTICIPLE_REACH = 5  # words between a noun and the participle that speaks of it
_SHORTEST_THING = 5  # letters
_STAGES = frozenset({Aspect.BEGIN, Aspect.FINISH})
FINAL_STAGES = frozenset({"approve", "sign", "publish", "award"})
_HANDED_ON = frozenset({"send", "inform", "publish", "approve", "sign", "start", "train"})


@dataclass(frozen=True, slots=True)
class Deliverable:
    """One thing that an indicator asks for.

    Attributes:
        classes: The classes of actions it names.
        accepted: The classes that settle it.
        aspects: What is asked of the action: that it takes place, begins, ends.
        roots: First letters of its verb or noun: they tell "adozione" from "approvazione".
        topics: Stems of the words that say what it is about.
        words: The words that name it.
        agents: The organs that must do it, where named.
        recipients: The organs that it must go to.
        is_draft: Whether it asks for a draft.
        is_final: Whether it asks for the last version of something.
        things: Stems of the words of its object, also of those that say little ("servizio").
    """

    classes: frozenset[str]
    accepted: frozenset[str]
    aspects: frozenset[Aspect]
    roots: frozenset[str]
    topics: frozenset[str]
    words: str
    agents: frozenset[str] = frozenset()
    recipients: frozenset[str] = frozenset()
    is_draft: bool = False
    is_final: bool = False
    things: frozenset[str] = frozenset()


@lru_cache(maxsize=4096)
def deliverables(indicator: str) -> tuple[tuple[Deliverable, ...], bool]:
    """Read what an indicator asks for.

    Args:
        indicator: The indicator's text.

    Returns:
        The deliverables in order, and whether one of them is enough ("e/o").
    """
    bare = pattern("asking.toml", "chunks", "parenthesis").sub(" ", indicator)
    bare = pattern("asking.toml", "chunks", "quoted").sub(" ", bare)
    tokens = pipeline().tokens(bare)
    predicates = find_predicates(tokens)
    nouns = find_nouns(tokens, predicates)
    found: list[Deliverable] = []
    in_contents, together = False, small_words().together
    chunks = find_chunks(tokens)
    for position, chunk in enumerate(chunks):
        if position and continues_complement(tokens, chunks[position - 1], chunk, nouns):
            continue
        opening = tokens.words[chunk.low : chunk.low + 2]
        products = [w for w in tokens.words[chunk.low : chunk.high] if w in lexicon().products]
        if chunk.opened_by in word_set("asking.toml", "chunks", "ends_contents") or any(
            word in lexicon().products for word in opening
        ):
            in_contents = False
        made = _deliverable(tokens, chunk, predicates, nouns)
        if in_contents and not _breaks_contents(tokens, chunk, made):
            made = None
        if made is not None:
            found.append(made)
        contents = word_set("asking.toml", "chunks", "contents")
        inside = any(word in contents for word in tokens.words[chunk.low : chunk.high])
        if products and (chunk.opened_by == ":" or inside or tokens.word(chunk.high) in together):
            in_contents = True
    alternative = pattern("asking.toml", "chunks", "alternative").search(indicator) is not None
    return _with_shared_topics(found), alternative


def _breaks_contents(tokens: Tokens, chunk: Chunk, made: Deliverable | None) -> bool:
    """Whether a further deliverable ends what a product holds: "… e comunicazione all'OIV"."""
    words = small_words()
    if made is None or not made.classes & _HANDED_ON:
        return False
    return tokens.word(chunk.low + 1) in words.of | words.to


def _with_shared_topics(found: list[Deliverable]) -> tuple[Deliverable, ...]:
    """Give a deliverable that names no object the one of the deliverable before it or behind it."""
    shared: list[Deliverable] = []
    for index, item in enumerate(found):
        topics = item.topics
        if not topics and index:
            topics = shared[index - 1].topics
        elif not topics and len(found) > 1:
            topics = found[1].topics
        shared.append(_replaced(item, topics))
    return tuple(shared)


def _replaced(item: Deliverable, topics: frozenset[str]) -> Deliverable:
    return Deliverable(
        item.classes,
        item.accepted,
        item.aspects,
        item.roots,
        topics,
        item.words,
        item.agents,
        item.recipients,
        item.is_draft,
        item.is_final,
        item.things,
    )


def _deliverable(
    tokens: Tokens, chunk: Chunk, predicates: list[Clause], nouns: list[ActionNoun]
) -> Deliverable | None:
    if tokens.words[chunk.low] in small_words().subordinate:
        return None
    inside = [n for n in nouns if chunk.low <= n.head < chunk.high]
    verbs = [c for c in predicates if chunk.low <= c.head < chunk.high]
    products = [i for i in range(chunk.low, chunk.high) if tokens.words[i] in lexicon().products]
    head = _head_noun(tokens, chunk, inside, products)
    verb = _head_verb(tokens, chunk, verbs)
    if head is not None and (verb is None or head.head < verb.head):
        return _of_noun(tokens, chunk, head, inside)
    if verb is not None:
        classes = verb.classes or _classes_of_adjectives(tokens, chunk)
        return _made(tokens, chunk, classes, verb.aspects, verb.roots, (verb.head, verb.last))
    state = _state(tokens, chunk)
    if state is not None:
        place, entry = state
        return _made(
            tokens, chunk, entry.classes, entry.aspects, frozenset({entry.root}), (place, place)
        )
    if products:
        return _of_product(tokens, chunk, products[0])
    return None


def _classes_of_adjectives(tokens: Tokens, chunk: Chunk) -> frozenset[str]:
    """Return what adjectives tell of an action: "modulo formativo" of training."""
    entries = (lexicon().states.get(word) for word in tokens.words[chunk.low : chunk.high])
    return frozenset(name for e in entries if e and not e.aspects for name in e.classes)


def _state(tokens: Tokens, chunk: Chunk) -> tuple[int, WordForm] | None:
    """Return the adjective that tells what is asked: "Applicativo operativo"."""
    for place in range(chunk.low + 1, chunk.high):
        entry = lexicon().states.get(tokens.words[place])
        asks = entry is not None and (entry.classes & _ASKED_STATES or entry.aspects & _STAGES)
        if entry is not None and asks and tokens.words[place] not in _last_stage():
            return place, entry
    return None


def _last_stage() -> frozenset[str]:
    return word_set("asking.toml", "last_stage")


def _head_noun(
    tokens: Tokens, chunk: Chunk, nouns: list[ActionNoun], products: list[int]
) -> ActionNoun | None:
    """Return the noun of action that heads a chunk; a listed one, or one with a complement."""
    words = small_words()
    for noun in nouns:
        if noun.role is not NounRole.HEAD or any(place < noun.head for place in products):
            continue
        aspect_only = noun.entry.aspects and not noun.entry.classes
        if noun.entry.aspects & _NO_ACTION and aspect_only:
            continue
        unlisted = any(name.startswith("word:") for name in noun.entry.classes)
        if unlisted and tokens.word(noun.last + 1) not in words.of:
            continue
        return noun
    return None


def _of_noun(
    tokens: Tokens, chunk: Chunk, head: ActionNoun, nouns: list[ActionNoun]
) -> Deliverable:
    """Read "Svolgimento del corso": the complement says which action must take place."""
    classes, roots = head.entry.classes, frozenset({head.entry.root})
    aspects = head.entry.aspects
    span = (head.head, head.last)
    if aspects:
        for other in nouns:
            if other.role is NounRole.COMPLEMENT and 0 < other.head - head.last <= 4:
                classes |= other.entry.classes
                roots |= {other.entry.root}
                break
    participle = _agreeing_participle(tokens, chunk, head)
    if participle is not None and (not aspects or participle.aspects & _STAGES):
        classes, aspects = classes | participle.classes, participle.aspects
    return _made(tokens, chunk, classes, aspects, roots, span)


def _agreeing_participle(tokens: Tokens, chunk: Chunk, head: ActionNoun) -> Clause | None:
    for clause in find_predicates(tokens):
        inside = (
            head.last < clause.head < chunk.high and clause.head - head.last <= _PARTICIPLE_REACH
        )
        if inside and clause.form is ClauseForm.PARTICIPLE:
            return clause if _agree(tokens.words[head.head], tokens.words[clause.head]) else None
    return None


def _agree(noun: str, participle: str) -> bool:
    """Whether a participle can speak of a noun: "gestione … avviata", not "gestione … avviati"."""
    if noun.endswith(("ione", "ure", "tà")):
        return participle.endswith("a")
    if noun.endswith("e"):
        return participle.endswith(("a", "o", "e"))
    return participle[-1:] == noun[-1:] or (noun.endswith("i") and participle.endswith("e"))


def _head_verb(tokens: Tokens, chunk: Chunk, verbs: list[Clause]) -> Clause | None:
    """Return "firmato", "da presentare", "operativo", or an infinitive that opens the chunk."""
    words = small_words()
    for verb in verbs:
        if not (verb.classes or verb.aspects) or verb.aspects & _NO_ACTION:
            continue
        if verb.form is ClauseForm.PARTICIPLE and not _agrees(tokens, chunk, verb):
            continue
        kind = lexicon().verbs.get(tokens.words[verb.head])
        opens = verb.head == chunk.low or tokens.word(verb.head - 1) in words.by | words.done
        if kind is not None and kind.kind is WordKind.INFINITIVE and not opens:
            continue
        return verb
    return None


def _agrees(tokens: Tokens, chunk: Chunk, verb: Clause) -> bool:
    """Whether a participle can speak of the noun before it: not "evacuazione aggiornato"."""
    if verb.head == chunk.low:
        return True
    noun, ending = tokens.words[verb.head - 1], tokens.words[verb.head][-1:]
    feminine = read_toml("morphology.toml")["feminine"]
    if noun.endswith(tuple(feminine["singular"])):
        return ending == "a"
    return ending == "e" or not noun.endswith(tuple(feminine["plural"]))


def _of_product(tokens: Tokens, chunk: Chunk, place: int) -> Deliverable | None:
    words = small_words()
    before = tokens.word(place - 1)
    if place > chunk.low and before in words.aim | words.of | words.to:
        return None
    if chunk.opened_by in words.together and tokens.words[place] in word_set(
        "asking.toml", "means"
    ):
        return None
    _, recipients = find_parties(" ".join(tokens.words[chunk.low : chunk.high]))
    classes = frozenset({"send"} if recipients else {_PRODUCT})
    return _made(tokens, chunk, classes, frozenset(), frozenset(), (place, place - 1))


def _made(
    tokens: Tokens,
    chunk: Chunk,
    classes: frozenset[str],
    aspects: frozenset[Aspect],
    roots: frozenset[str],
    span: tuple[int, int],
) -> Deliverable:
    told = tokens.words[chunk.low : chunk.high]
    words = small_words()
    text = " ".join(told)
    agents, recipients = find_parties(text)
    settled = lexicon().satisfied_by
    accepted = frozenset(
        other for name in classes for other in settled.get(name, frozenset({name}))
    )
    topics = frozenset(
        stem(tokens.words[place])
        for place in range(chunk.low, chunk.high)
        if is_topic(tokens.words[place]) and not span[0] <= place <= span[1]
    )
    return Deliverable(
        classes=classes,
        accepted=accepted,
        aspects=aspects & {Aspect.HAPPEN, Aspect.BEGIN, Aspect.FINISH, Aspect.CONTINUE},
        roots=roots | frozenset(word[:ROOT_LENGTH] for word in told[:1]),
        topics=topics,
        words=text,
        agents=agents,
        recipients=recipients,
        is_draft=any(word in words.drafts for word in told),
        is_final=not classes & FINAL_STAGES
        and any(word in word_set("asking.toml", "last_stage") for word in told),
        things=frozenset(
            stem(tokens.words[place])
            for place in range(chunk.low, chunk.high)
            if len(tokens.words[place]) >= _SHORTEST_THING
            and not span[0] <= place <= span[1]
            and (find_verb(tokens.words[place]) is None or find_noun(tokens.words[place]))
        ),
    )
