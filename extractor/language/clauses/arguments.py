"""What a predicate speaks of: the action that a noun names, its topics, agents and recipients."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from extractor.language.clauses.boundaries import words_of
from extractor.language.clauses.lookup import match_phrase
from extractor.language.clauses.marks import Clause
from extractor.language.clauses.tokens import Tokens
from extractor.language.words.data import pattern
from extractor.language.words.lexicon import WordForm, find_noun, lexicon, stem
from extractor.language.words.numbers import read_number_word
from extractor.language.words.organs import organs_in
from extractor.language.words.small import (
    SmallWords,
    action_class,
    is_topic,
    is_unlisted_action,
    small_words,
)
from models.language import Aspect, ClauseForm, ClauseState, WordKind

_TIMELY = frozenset({"respect"})
_SUBJECT_REACH = 3  # words at the head of a part within which its subject stands
_OBJECT_REACH = 9  # words behind a predicate within which its object begins
_LIGHT = frozenset(Aspect) - {Aspect.BACKGROUND}


class NounRole(StrEnum):
    """What a noun of action is in its phrase."""

    HEAD = "head"
    COMPLEMENT = "complement"
    AIM = "aim"
    CIRCUMSTANCE = "circumstance"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class ActionNoun:
    """A noun of action at its place."""

    entry: WordForm
    head: int
    last: int
    role: NounRole


def find_nouns(tokens: Tokens, clauses: Sequence[Clause]) -> list[ActionNoun]:
    """Find the nouns of action outside predicates, dates and acts."""
    heads = {place for clause in clauses for place in range(clause.head, clause.last + 1)}
    found: list[ActionNoun] = []
    skip = -1
    for index, word in enumerate(tokens.words):
        if index <= skip or index in heads or tokens.taken[index]:
            continue
        entry, last = _noun_at(tokens, index, word)
        if entry is not None:
            found.append(ActionNoun(entry, index, last, _role(tokens, index, heads)))
            skip = last
    return found


def _noun_at(tokens: Tokens, index: int, word: str) -> tuple[WordForm | None, int]:
    if word in small_words().no_nouns:
        return None, index
    phrase = match_phrase(tokens, index, word)
    if phrase is not None and phrase[0].kind is WordKind.NOUN:
        return phrase
    noun = find_noun(word)
    if noun is not None:
        return noun, index
    if is_unlisted_action(word):
        return WordForm(word, WordKind.NOUN, frozenset({action_class(word)}), frozenset()), index
    return None, index


def _role(tokens: Tokens, index: int, predicates: set[int]) -> NounRole:
    words = small_words()
    position = index - 1
    while position >= 0 and _qualifies(words, tokens.words[position]):
        if tokens.words[position] in words.missing:
            return NounRole.MISSING
        position -= 1
    word = tokens.word(position)
    before = tokens.word(position - 1)
    if position in predicates:
        return NounRole.HEAD
    return _role_behind(words, word, before, tokens.word(position - 2))


def _qualifies(words: SmallWords, word: str) -> bool:
    """Whether a word between a preposition and its noun changes nothing: "di almeno 3 incontri"."""
    counts = word.isdigit() or word in words.quantifying or read_number_word(word) is not None
    return counts or word in words.articles or words.is_adverb(word)


def _role_behind(words: SmallWords, word: str, before: str, further: str) -> NounRole:
    """Tell the role of a noun from the preposition before it and the two words before that."""
    if word in words.missing:
        return NounRole.MISSING
    if word in words.of:
        if before in words.missing:
            return NounRole.MISSING
        if before in words.after or further in words.after:
            return NounRole.CIRCUMSTANCE
        if before in words.day_of:
            return NounRole.HEAD
        return NounRole.AIM if before in words.aim else NounRole.COMPLEMENT
    if word in words.after or word in words.together:
        return NounRole.CIRCUMSTANCE
    if word in words.aim:
        return NounRole.AIM
    if word in words.to or word in words.inside or word in words.by:
        return NounRole.AIM if before in words.aim else NounRole.COMPLEMENT
    return NounRole.HEAD


def fill_clauses(
    tokens: Tokens, clauses: list[Clause], nouns: Sequence[ActionNoun], text: str
) -> None:
    """Give every clause its action, its topics, its agents and its recipients."""
    for position, clause in enumerate(clauses):
        spans = words_of(clauses, clause)
        inside = [noun for noun in nouns if any(low <= noun.head < high for low, high in spans)]
        if clause.argument is None and clause.aspects & _LIGHT:
            _take_argument(tokens, clause, inside)
        if clause.argument is None and position and clause.aspects & _LIGHT:
            _take_antecedent(clauses[position - 1], clause, nouns)
        _fill_topics(tokens, clause, spans, text)
    _share_arguments(clauses)


def _take_argument(tokens: Tokens, clause: Clause, nouns: list[ActionNoun]) -> None:
    """Give a verb that needs one the noun of action it speaks of."""
    behind = [n for n in nouns if clause.last < n.head <= clause.last + _OBJECT_REACH]
    before = [n for n in nouns if n.head < clause.first and n.role is NounRole.HEAD]
    words = small_words()
    link = tokens.word(clause.last + 1)
    governed = [n for n in behind if n.role is not NounRole.MISSING]
    if link in words.to | words.of and governed and _opens(tokens, clause, governed[0]):
        chosen = governed[0]
    elif before:
        chosen = _subject(tokens, clause, before)
    else:
        aims = {NounRole.HEAD, NounRole.AIM} if clause.classes & _TIMELY else {NounRole.HEAD}
        heads = [n for n in behind if n.role in aims]
        if not heads:
            return
        chosen = heads[0]
    clause.argument = chosen.head
    clause.argument_classes = chosen.entry.classes
    clause.aspects |= chosen.entry.aspects & {Aspect.POSTPONE, Aspect.CANCEL, Aspect.PLAN}
    clause.roots |= {chosen.entry.root}
    clause.argument_topic = stem(tokens.words[chosen.head])
    _take_joined(tokens, clause, chosen, nouns)
    is_general = chosen.entry.aspects and not chosen.entry.classes
    if is_general or tokens.words[chosen.head] in words.anaphors:
        _take_complement(tokens, clause, chosen, nouns)


def _take_joined(
    tokens: Tokens, clause: Clause, chosen: ActionNoun, nouns: list[ActionNoun]
) -> None:
    """Add a second subject: "l'approvazione e la stampa non sono state possibili"."""
    words = small_words()
    for other in nouns:
        between = tokens.words[chosen.last + 1 : other.head]
        joined = between and between[0] in words.joining
        if joined and all(word in words.joining | words.articles for word in between):
            clause.argument_classes |= other.entry.classes
            clause.roots |= {other.entry.root}


def _subject(tokens: Tokens, clause: Clause, nouns: list[ActionNoun]) -> ActionNoun:
    """Return the subject among the nouns before a verb: not one of an opening circumstance."""
    comma = _opening_comma(tokens, clause)
    behind = [noun for noun in nouns if noun.head > comma >= 0]
    return behind[0] if behind else nouns[0]


def _opening_comma(tokens: Tokens, clause: Clause) -> int:
    """Return the comma that closes an opening circumstance, -1 where a clause has none."""
    words = small_words()
    openers = words.subordinate | words.to | words.by | words.inside | words.together
    if tokens.word(clause.low) not in openers:
        return -1
    return next((at for at in range(clause.low, clause.first) if tokens.words[at] == ","), -1)


def _take_antecedent(previous: Clause, clause: Clause, nouns: Sequence[ActionNoun]) -> None:
    """Read "…alla revisione, conclusasi il": the noun before a participle is its action."""
    qualifies = clause.form is ClauseForm.PARTICIPLE or clause.is_embedded
    if not qualifies or previous.sentence != clause.sentence:
        return
    between = [n for n in nouns if previous.first <= n.head < clause.first]
    heads = [n for n in between if n.role is not NounRole.COMPLEMENT] or between
    if heads:
        clause.argument = heads[-1].head
        clause.argument_classes = heads[-1].entry.classes
        clause.roots |= {heads[-1].entry.root}


def _opens(tokens: Tokens, clause: Clause, noun: ActionNoun) -> bool:
    """Whether a noun is the first thing behind a verb and its preposition."""
    words = small_words()
    between = tokens.words[clause.last + 1 : noun.head]
    return all(
        word in words.to | words.of | words.articles or words.may_stand_between(word)
        for word in between
    )


def _take_complement(
    tokens: Tokens, clause: Clause, noun: ActionNoun, nouns: list[ActionNoun]
) -> None:
    """Read "lo svolgimento del corso è avvenuto": the complement says which action it was."""
    of_it = tokens.word(noun.last + 1) in small_words().of
    roles = {NounRole.COMPLEMENT, NounRole.AIM} if of_it else {NounRole.COMPLEMENT}
    for other in nouns:
        if noun.last < other.head <= noun.last + 3 and other.role in roles:
            clause.argument_classes |= other.entry.classes
            clause.roots |= {other.entry.root}
            return


def _share_arguments(clauses: list[Clause]) -> None:
    """Give a joined predicate the action of the one before: "avviata e conclusa la revisione"."""
    for previous, clause in pairwise(clauses):
        near = clause.first - previous.last <= 3
        goes_on = clause.form is ClauseForm.FINITE and _has_no_own_subject(previous, clause)
        joined = previous.segment == clause.segment and (near or goes_on)
        if joined and clause.argument is None and clause.aspects & _LIGHT:
            clause.argument = previous.argument
            clause.argument_classes |= previous.argument_classes
        if joined and previous.argument is None and previous.aspects & _LIGHT:
            previous.argument = clause.argument
            previous.argument_classes |= clause.argument_classes


def _has_no_own_subject(previous: Clause, clause: Clause) -> bool:
    """Whether a verb goes on with the subject before it: "la posa è slittata ed è terminata"."""
    return clause.is_bare and previous.form is ClauseForm.FINITE and not clause.classes


def _fill_topics(tokens: Tokens, clause: Clause, spans: list[tuple[int, int]], text: str) -> None:
    words = small_words()
    places = [
        place
        for low, high in spans
        for place in range(low, high)
        if not tokens.taken[place]
        and not clause.head <= place <= clause.last
        and place != clause.argument
    ]
    comma = _opening_comma(tokens, clause)
    if clause.argument is not None and clause.argument > comma >= 0:
        places = [place for place in places if place > comma]
    told = [tokens.words[place] for place in places]
    clause.topics = frozenset(stem(word) for word in told if is_topic(word))
    clause.names_product = any(
        word in lexicon().products and word not in words.anaphors for word in told
    )
    clause.is_bare = _is_bare(tokens, clause, spans)
    antecedent = tokens.word(clause.first - 1)
    qualifies = clause.form is ClauseForm.PARTICIPLE and clause.argument != clause.first - 1
    if qualifies and is_topic(antecedent):
        clause.topics |= {stem(antecedent)}
    clause.is_draft = any(
        tokens.words[place] in words.drafts and _is_of_something(tokens, place) for place in places
    )
    pairs = zip(told, [*told[1:], ""], strict=False)
    opening = [word for word, behind in pairs if behind not in words.of_it]
    is_supposed = any(word in words.hypothetical for word in opening[:2])
    if is_supposed and clause.state is ClauseState.DONE:
        clause.state = ClauseState.POSSIBLE
    if clause.state is ClauseState.DONE and _has_no_subject(tokens, clause):
        clause.state = ClauseState.DENIED
    if Aspect.POSTPONE in clause.aspects and _puts_off_a_term(tokens, clause, told):
        clause.state = ClauseState.BACKGROUND
    start, end = tokens.starts[spans[0][0]], tokens.ends[max(spans[-1][0], spans[-1][1] - 1)]
    clause.agents, clause.recipients = find_parties(text[start:end])


def _is_bare(tokens: Tokens, clause: Clause, spans: list[tuple[int, int]]) -> bool:
    """Whether a clause only says when, where or how: "Inaugurato in occasione della festa"."""
    words = small_words()
    opener = tokens.word(clause.first - 1)
    if clause.form is ClauseForm.PARTICIPLE and clause.argument is None and opener.isalpha():
        return False
    before = [p for low, high in spans for p in range(low, min(high, clause.first))]
    named = [p for p in before if p != clause.argument and is_topic(tokens.words[p])]
    if named or any(tokens.words[place] in lexicon().products for place in before):
        return False
    place = clause.last + 1
    while place < clause.high and (tokens.taken[place] or words.is_adverb(tokens.words[place])):
        place += 1
    behind, further = tokens.word(place), tokens.word(place + 1)
    if place >= clause.high or behind in words.circumstance:
        return True
    return behind in words.articles and further in words.day_of


def _puts_off_a_term(tokens: Tokens, clause: Clause, told: list[str]) -> bool:
    """Whether a term was put off, and not the thing: "il termine fissato … è stato spostato"."""
    low = clause.first
    while low > 0 and tokens.segments[low - 1] == clause.segment:
        low -= 1
    opening = tokens.words[low : min(low + _SUBJECT_REACH, clause.first)]
    return any(word in small_words().terms for word in (*told, *opening))


def _has_no_subject(tokens: Tokens, clause: Clause) -> bool:
    """Whether nobody did it: "nessun Comune ha aderito"."""
    words = small_words()
    for place in range(clause.first - 1, clause.low - 1, -1):
        word = tokens.words[place]
        if word in {":", ","} or tokens.taken[place]:
            return False
        if word in words.nobody:
            return True
    return False


def _is_of_something(tokens: Tokens, place: int) -> bool:
    """Whether a draft is the thing told of: "la bozza di", "lo schema", not "sulla proposta di"."""
    words = small_words()
    before = tokens.word(place - 1)
    return before in words.articles or before not in words.about | words.aim


def find_parties(words: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return the organs that did it and those that it went to, by the preposition before each."""
    by, to = (pattern("parties.toml", "before", name) for name in ("by", "to"))
    agents = frozenset(o for m in by.finditer(words) for o in organs_in(m["who"]))
    recipients = frozenset(o for m in to.finditer(words) for o in organs_in(m["who"]))
    return agents, recipients


def nominal_clause(tokens: Tokens, noun: ActionNoun, low: int, high: int) -> Clause:
    """Make a clause of a noun of action that stands without a verb: "Collaudo: 3/5/2022"."""
    state = ClauseState.DENIED if noun.role is NounRole.MISSING else ClauseState.DONE
    return Clause(
        first=noun.head,
        head=noun.head,
        last=noun.last,
        start=tokens.starts[noun.head],
        end=tokens.ends[noun.last],
        low=low,
        high=high,
        lemma=noun.entry.lemma,
        classes=noun.entry.classes,
        aspects=noun.entry.aspects,
        roots=frozenset({noun.entry.root}),
        form=ClauseForm.NOUN,
        state=state,
        sentence=tokens.sentences[noun.head],
        segment=tokens.segments[noun.head],
    )
