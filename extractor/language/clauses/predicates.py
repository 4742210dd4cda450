"""The predicates of a text: verbs with their auxiliaries, states, infinitives that are governed."""

from __future__ import annotations

from extractor.language.clauses.auxiliaries import Auxiliary, find_auxiliary, find_governor
from extractor.language.clauses.lookup import Found, look_up
from extractor.language.clauses.marks import Clause
from extractor.language.clauses.tokens import Tokens
from extractor.language.words.lexicon import ROOT_LENGTH, find_noun, find_verb
from extractor.language.words.small import small_words
from models.language import Aspect, ClauseForm, ClauseState, WordKind

_ARGUMENT_REACH = 4
_FINITE = {
    WordKind.FUTURE: ClauseState.PLANNED,
    WordKind.CONDITIONAL: ClauseState.POSSIBLE,
    WordKind.PAST: ClauseState.DONE,
    WordKind.PRESENT: ClauseState.ONGOING,
    WordKind.IMPERFECT: ClauseState.BACKGROUND,
    WordKind.SUBJUNCTIVE: ClauseState.POSSIBLE,
}
_TELLING = frozenset(
    {
        *(Aspect.CONTINUE, Aspect.PLAN, Aspect.POSTPONE, Aspect.MISS),
        *(Aspect.CANCEL, Aspect.BACKGROUND, Aspect.HAPPEN),
    }
)
"""Aspects whose verbs tell something in the present tense."""


def find_predicates(tokens: Tokens) -> list[Clause]:
    """Find the predicates of a text, in order.

    Args:
        tokens: The tokens of the text.

    Returns:
        A clause for each, without its bounds yet: see :mod:`extractor.language.clauses.boundaries`.
    """
    clauses: list[Clause] = []
    skip = -1
    for index in range(len(tokens.words)):
        if index <= skip or tokens.taken[index]:
            continue
        found = look_up(tokens, index)
        if found is None:
            continue
        clause = _clause(tokens, found, clauses)
        if clause is not None:
            clauses.append(clause)
            skip = clause.last
        elif found.last > found.head:
            skip = found.last if found.kind is not WordKind.NOUN else skip
    return clauses


def _clause(tokens: Tokens, found: Found, clauses: list[Clause]) -> Clause | None:
    """Make a clause of what was found, or None where it is no predicate here."""
    kind = found.kind
    if kind is WordKind.NOUN:
        return None
    if kind is WordKind.STATE:
        return _state(tokens, found, clauses)
    if kind is WordKind.PARTICIPLE:
        return _participle(tokens, found, clauses)
    if kind is WordKind.INFINITIVE:
        return _infinitive(tokens, found, clauses)
    if kind is WordKind.GERUND:
        return _gerund(tokens, found, clauses)
    if kind is WordKind.PRESENT and not found.entry.aspects & _TELLING:
        return None
    if kind is WordKind.PRESENT and tokens.word(found.head - 1) in small_words().to:
        return None
    if kind is WordKind.SUBJUNCTIVE and _is_named(tokens, found.head):
        return None
    state = _FINITE[kind]
    negation = _negation(tokens, found.head)
    if negation is not None:
        state = ClauseState.DENIED
    first = found.head if negation is None else negation
    return _made(tokens, found, Auxiliary(state, first), ClauseForm.FINITE)


def _is_named(tokens: Tokens, head: int) -> bool:
    """Whether a form of the subjunctive is a noun here: "l'ingresso degli ospiti"."""
    words = small_words()
    before = tokens.word(head - 1)
    return find_noun(tokens.words[head]) is not None or before in words.of | words.definite


def _negation(tokens: Tokens, head: int) -> int | None:
    words = small_words()
    position = head - 1
    while position >= 0 and (
        tokens.words[position] in words.clitics or words.may_stand_between(tokens.words[position])
    ):
        position -= 1
    return position if position >= 0 and tokens.words[position] in words.negation else None


def _state(tokens: Tokens, found: Found, clauses: list[Clause]) -> Clause | None:
    """Read "è operativo", "operativo dal", "in corso di": not "istruzioni operative"."""
    words = small_words()
    auxiliary = find_auxiliary(tokens, found.head)
    behind = tokens.word(found.last + 1)
    governed = find_verb(behind)
    if governed is not None and governed.kind is WordKind.INFINITIVE:
        return None
    if found.last > found.head:
        behind_verb = clauses and clauses[-1].last == found.head - 1
        of_noun = not found.entry.aspects and find_noun(tokens.word(found.head - 1)) is not None
        if auxiliary is None and (behind_verb or of_noun or _is_attribute(tokens, found)):
            return None
        if found.head and tokens.word(found.head - 1) in words.negation and auxiliary is None:
            auxiliary = Auxiliary(ClauseState.DENIED, found.head - 1)
        return _made(
            tokens, found, auxiliary or Auxiliary(ClauseState.DONE, found.head), ClauseForm.STATE
        )
    if auxiliary is None:
        told = behind in words.by and tokens.word(found.head - 1) not in words.articles
        if not told:
            return None
        auxiliary = Auxiliary(ClauseState.DONE, found.head)
    return _made(tokens, found, auxiliary, ClauseForm.STATE)


def _is_attribute(tokens: Tokens, found: Found) -> bool:
    """Whether a plan only tells which things are meant: "i pacchetti in programma, …"."""
    if Aspect.PLAN not in found.entry.aspects:
        return False
    words = small_words()
    before, behind = tokens.word(found.head - 1), tokens.word(found.last + 1)
    is_told = tokens.taken[min(found.last + 1, len(tokens.taken) - 1)] or behind in words.told_of
    return before.isalpha() and bool(behind) and not is_told


def _participle(tokens: Tokens, found: Found, clauses: list[Clause]) -> Clause | None:
    head = found.head
    auxiliary = find_auxiliary(tokens, head)
    if auxiliary is not None and not _is_noun_behind_article(tokens, head, auxiliary):
        return _made(tokens, found, auxiliary, ClauseForm.FINITE)
    if _is_noun(tokens, found, clauses):
        return None
    joined = _joined_to(tokens, head, clauses)
    if joined is not None:
        apart = tokens.word(head - 1) == "," and head - joined.last > 2
        form = ClauseForm.PARTICIPLE if apart else ClauseForm.FINITE
        return _made(tokens, found, Auxiliary(joined.state, head), form)
    state = ClauseState.BACKGROUND if _is_backdrop(tokens, head) else ClauseState.DONE
    return _made(tokens, found, Auxiliary(state, head), ClauseForm.PARTICIPLE)


def _is_noun_behind_article(tokens: Tokens, head: int, auxiliary: Auxiliary) -> bool:
    """Whether an article parts a homograph from what looks like its auxiliary: "è la richiesta"."""
    words = small_words()
    before = tokens.word(head - 1)
    return (
        tokens.words[head] in words.homographs
        and before in words.articles | words.leads
        and auxiliary.first < head - 1
    )


def _is_backdrop(tokens: Tokens, head: int) -> bool:
    """Whether words before a participle make it a reference: "come previsto"."""
    words = small_words()
    position = head - 1
    while position > 0 and words.may_stand_between(tokens.words[position]):
        position -= 1
    word = tokens.word(position)
    return word in words.reference


def _is_noun(tokens: Tokens, found: Found, clauses: list[Clause]) -> bool:
    """Whether a participle without auxiliary is a noun: "gli interessati", "la richiesta"."""
    words = small_words()
    head = found.head
    before, word, behind = tokens.word(head - 1), tokens.words[head], tokens.word(found.last + 1)
    if before in words.leads or before in words.definite:
        return True
    if found.last > found.head:
        return before in words.articles or before in words.of | words.to
    is_noun = word in words.homographs or find_noun(word) is not None
    if not is_noun:
        return False
    is_near = clauses and (head - clauses[-1].last <= 2 or tokens.taken[max(head - 2, 0)])
    joined = before in words.joining and is_near
    if joined and clauses[-1].form is ClauseForm.FINITE:
        return False
    opens = not before or before in {".", ";", ":", "-", "("}
    counts = behind in words.articles or behind.isdigit() or behind in words.number_signs
    return not (opens and (counts or behind in words.behind_participle))


def _joined_to(tokens: Tokens, head: int, clauses: list[Clause]) -> Clause | None:
    """Return the predicate whose auxiliary this participle shares: "è stata redatta e inviata"."""
    if not clauses or tokens.sentences[clauses[-1].head] != tokens.sentences[head]:
        return None
    words = small_words()
    position = head - 1
    while position > 0 and words.may_stand_between(tokens.words[position]):
        position -= 1
    previous = clauses[-1]
    if tokens.words[position] not in words.joining or previous.form is ClauseForm.STATE:
        return None
    if previous.form is not ClauseForm.FINITE:
        return None
    return previous


def _infinitive(tokens: Tokens, found: Found, clauses: list[Clause]) -> Clause | None:
    """Read an infinitive behind a modal, "da", "per", "senza"; else another verb's argument."""
    words = small_words()
    governor = find_governor(tokens, found.head)
    if governor is not None:
        return _made(tokens, found, governor, ClauseForm.FINITE)
    before = tokens.word(found.head - 1)
    if before in words.negation:
        denied = Auxiliary(ClauseState.DENIED, found.head - 1)
        return _made(tokens, found, denied, ClauseForm.FINITE)
    if clauses and _is_near(tokens, clauses[-1], found.head):
        _take_infinitive(clauses[-1], found)
        return None
    planned = before in words.by
    state = ClauseState.PLANNED if planned else ClauseState.POSSIBLE
    if not planned and not found.entry.classes:
        return None
    return _made(tokens, found, Auxiliary(state, found.head - planned), ClauseForm.FINITE)


def _is_near(tokens: Tokens, clause: Clause, index: int) -> bool:
    words = small_words()
    gap = tokens.words[clause.last + 1 : index]
    links = words.of | words.to | words.clitics | words.negation
    return len(gap) <= _ARGUMENT_REACH and all(
        word in links or words.may_stand_between(word) for word in gap
    )


def _take_infinitive(clause: Clause, found: Found) -> None:
    """Give a verb the infinitive it governs: "provveduto ad aggiornare", "preferito rinviare"."""
    turns = frozenset({Aspect.POSTPONE, Aspect.CANCEL})
    clause.aspects |= found.entry.aspects & turns
    if not clause.aspects:
        clause.aspects |= {Aspect.HAPPEN}
    clause.argument_classes |= found.entry.classes
    clause.argument = found.head
    clause.roots |= {found.entry.root}
    clause.last = found.last


def _gerund(tokens: Tokens, found: Found, clauses: list[Clause]) -> Clause | None:
    words = small_words()
    position = found.head - 1
    if tokens.word(position) in words.progressive:
        negated = tokens.word(position - 1) in words.negation or (
            tokens.word(position - 1) in words.clitics
            and tokens.word(position - 2) in words.negation
        )
        state = ClauseState.DENIED if negated else ClauseState.ONGOING
        return _made(tokens, found, Auxiliary(state, position), ClauseForm.FINITE)
    done = not clauses or clauses[-1].state is ClauseState.DONE
    negated = tokens.word(position) in words.negation
    state = ClauseState.DENIED if negated else ClauseState.DONE if done else clauses[-1].state
    return _made(tokens, found, Auxiliary(state, found.head), ClauseForm.PARTICIPLE)


def _made(tokens: Tokens, found: Found, auxiliary: Auxiliary, form: ClauseForm) -> Clause:
    entry = found.entry
    aspects = entry.aspects
    if Aspect.BACKGROUND in aspects and not entry.classes:
        auxiliary = Auxiliary(ClauseState.BACKGROUND, auxiliary.first)
    return Clause(
        first=min(auxiliary.first, found.head),
        head=found.head,
        last=found.last,
        start=tokens.starts[found.head],
        end=tokens.ends[found.last],
        low=found.head,
        high=found.last + 1,
        lemma=entry.lemma,
        classes=entry.classes,
        aspects=aspects,
        roots=frozenset({entry.root, tokens.words[found.head][:ROOT_LENGTH]}),
        form=form,
        state=auxiliary.state,
        sentence=tokens.sentences[found.head],
        segment=tokens.segments[found.head],
    )
