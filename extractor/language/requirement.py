"""What a step asks for: its deliverables, thresholds and deadline, from indicator and target."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from extractor.language.amounts import amount_marks, quantities
from extractor.language.calendar_units import calendar_units
from extractor.language.grammar import (
    SAME_ACTION,
    Grammar,
    action_class,
    grammar,
    is_unlisted_action,
)
from extractor.language.lexicon import Lexicon, WordForm, lexicon, stem
from extractor.language.marks import AmountMark

_TOKEN = re.compile(r"[^\W_](?:[\w.]*\w)?['’]?|[,;.:()/\-–]")
_SPLITTERS = frozenset([",", ";", ".", ":", "e", "ed", "nonché", "-", "–", "/", "ovvero", "o"])
_ENDS_OF_CONTENTS = frozenset([";", "."])
_CONTENTS = frozenset(
    [
        "su",
        "sul",
        "sulla",
        "sulle",
        "sui",
        "sugli",
        "sull'",
        "con",
        "che",
        "contenente",
        "contenenti",
        "recante",
        "ove",
        "dove",
    ]
)
_MANNER = frozenset(["con", "secondo", "tramite", "mediante", "per", "attraverso"])
_PARENTHESIS = re.compile(r"\([^()]*\)")
_QUOTED = re.compile(r"[\"“«][^\"”»]*[\"”»]")
_ASPECT = frozenset({"complete", "realise"})
_WITHIN = re.compile(r"\b(?:entro|massimo|max|non\s+oltre)\s*(?:i|gli|le)?\s*$", re.IGNORECASE)
_RECURRING = re.compile(
    r"\b(?:periodic\w+|mensil\w+|trimestral\w+|settimanal\w+|semestral\w+|bimestral\w+|annualmente|"
    r"continu\w+|costant\w+|ogni\s+(?:mese|settimana|trimestre|bimestre|semestre)|(?:in|nel)\s+corso\s+d\w*['’]\s?anno|"
    r"durante\s+(?:tutto\s+)?l['’]\s?anno|tutto\s+l['’]\s?anno)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Deliverable:
    """One thing that an indicator asks for.

    Attributes:
        own: The classes of events it names.
        accepted: The classes of events that settle it.
        words: The words that name it.
        stems: The stems of those words.
    """

    own: frozenset[str]
    accepted: frozenset[str]
    words: str
    stems: frozenset[str]

    @property
    def names(self) -> frozenset[str]:
        """The first letters of its words: they tell "adozione" from "approvazione"."""
        return frozenset(word[:SAME_ACTION] for word in self.words.split())


@dataclass(frozen=True, slots=True)
class Threshold:
    """A quantity asked for.

    Attributes:
        comparison: ``at_least``, ``more_than``, ``at_most`` or ``less_than``.
        value: The number.
        unit: ``count``, ``percent`` or ``days``.
        nouns: Stems of the words it counts.
        classes: Classes of the event it counts, if named.
        source: ``target`` or ``indicator``.
        start: Offset of the words in that source.
        end: Offset after them.
        words: Those words.
    """

    comparison: str
    value: float
    unit: str
    nouns: tuple[str, ...]
    classes: frozenset[str]
    source: str
    start: int
    end: int
    words: str

    def is_met_by(self, value: float) -> bool:
        """Whether a measured value meets the threshold."""
        if self.comparison == "at_least":
            return value >= self.value
        if self.comparison == "more_than":
            return value > self.value
        if self.comparison == "at_most":
            return value <= self.value
        return value < self.value


@lru_cache(maxsize=4096)
def deliverables(indicator: str) -> tuple[tuple[Deliverable, ...], bool]:
    """Reads what an indicator asks for.

    Args:
        indicator: The indicator's text.

    Returns:
        The deliverables in order, and whether one of them is enough ("e/o").
    """
    rules, words = lexicon(), grammar()
    bare = _QUOTED.sub(" ", _PARENTHESIS.sub(" ", indicator))
    for pattern, word in rules.rewrites:
        bare = pattern.sub(word, bare)
    tokens = [match[0].lower().replace("’", "'") for match in _TOKEN.finditer(bare)]
    found: list[Deliverable] = []
    in_contents = False
    for chunk, opened_by in _chunks(tokens, rules):
        if opened_by in _ENDS_OF_CONTENTS or any(word in rules.products for word in chunk[:2]):
            in_contents = False
        deliverable = None if in_contents else _deliverable(chunk, rules, words)
        if deliverable is not None:
            found.append(deliverable)
        names_product = any(word in rules.products for word in chunk)
        if names_product and (opened_by == ":" or any(word in _CONTENTS for word in chunk)):
            in_contents = True
    alternative = re.search(r"\b(?:e/o|oppure)\b", indicator, re.IGNORECASE) is not None
    return tuple(found), alternative


def _chunks(tokens: list[str], rules: Lexicon) -> list[tuple[list[str], str]]:
    """Parts of an indicator that may each name a deliverable, with what opened them."""
    chunks: list[tuple[list[str], str]] = []
    current: list[str] = []
    opened_by = ""
    for index, word in enumerate(tokens):
        behind = tokens[index + 1] if index + 1 < len(tokens) else ""
        if word in _SPLITTERS or (word == "con" and behind in rules.products):
            if current:
                chunks.append((current, opened_by))
            current, opened_by = [], word
        else:
            current.append(word)
    return [*chunks, (current, opened_by)] if current else chunks


def _role(chunk: list[str], words: Grammar, index: int) -> str:
    position = index - 1
    while position >= 0 and chunk[position] in words.articles:
        position -= 1
    word = chunk[position] if position >= 0 else ""
    if word in words.complement and position and chunk[position - 1] in words.circumstances:
        return "purpose"
    if word in words.purpose:
        return "purpose"
    return "complement" if word in words.complement else "head"


def _deliverable(chunk: list[str], rules: Lexicon, words: Grammar) -> Deliverable | None:
    entries = [(i, w, rules.forms[w]) for i, w in enumerate(chunk) if w in rules.forms]
    product = next((i for i, word in enumerate(chunk) if word in rules.products), None)
    classes: frozenset[str] = frozenset()
    for index, _, entry in entries:
        if (
            entry.form == "infinitive"
            and index
            and chunk[index - 1] == "da"
            and "send" in entry.classes
        ):
            classes = entry.classes
            break
    if not classes:
        classes = _named(chunk, entries, product, words)
    if not classes and product is not None and _role(chunk, words, product) != "purpose":
        recipient = any(
            word in {"al", "alla", "all'", "a", "ai"} and behind in words.recipients
            for word, behind in pairwise(chunk)
        )
        classes = frozenset({"send"} if recipient else {"product"})
    if not classes and is_unlisted_action(chunk[0]):
        name = action_class(chunk[0])
        rules_accept = frozenset({name})
        stems = frozenset(stem(word) for word in chunk if len(word) > 3)
        return Deliverable(rules_accept, rules_accept, " ".join(chunk), stems)
    classes -= {"plan", "other", "happen", "extend"}
    if not classes:
        return None
    accepted: frozenset[str] = frozenset()
    for name in classes:
        accepted |= rules.satisfied_by[name]
    stems = frozenset(stem(word) for word in chunk if len(word) > 3)
    return Deliverable(classes, accepted, " ".join(chunk), stems)


def _named(
    chunk: list[str],
    entries: list[tuple[int, str, WordForm]],
    product: int | None,
    words: Grammar,
) -> frozenset[str]:
    """Classes of the head event of a chunk: "Completamento della formazione", "firmata"."""
    head: frozenset[str] = frozenset()
    head_word = ""
    for index, word, entry in entries:
        role = _role(chunk, words, index)
        if role == "purpose" or (head and any(chunk[i] in _MANNER for i in range(index))):
            continue
        if entry.form == "participle" and word not in words.nominal:
            if not head:
                return entry.classes
            if _agree(head_word, word):
                return head | entry.classes if entry.classes & _ASPECT else entry.classes
            continue
        nominal = entry.form == "noun" or "train" in entry.classes
        if not (nominal or (entry.form == "infinitive" and index == 0)):
            continue
        if not head and (product is None or index < product):
            head, head_word = entry.classes, word
        elif head and head <= _ASPECT:
            head |= entry.classes
    if not head and product is None:
        head = next((e.classes for _, _, e in entries if e.form == "adjective"), head)
    return head


def _agree(noun: str, participle: str) -> bool:
    """Whether a participle can speak of a noun: "gestione … avviata", not "… acquistati"."""
    if noun.endswith(("ione", "ura", "a", "tà")):
        return participle.endswith("a")
    if noun.endswith("o"):
        return participle.endswith("o")
    return participle.endswith(("i", "e"))


@lru_cache(maxsize=4096)
def thresholds(text: str, source: str, *, lower_is_better: bool = False) -> tuple[Threshold, ...]:
    """Reads the thresholds of a target or an indicator: "=> 10", "almeno il 70%", "< 5".

    Args:
        text: The target or the indicator.
        source: ``target`` or ``indicator``.
        lower_is_better: Whether the indicator counts what should be rare, such as complaints.

    Returns:
        The thresholds in order. A bare number in a target ("3", "100%") asks for at least that,
        or at most where less is better; 0 is always a most.
    """
    rules = lexicon()
    taken = [(unit.start, unit.end) for unit in calendar_units(text) if not unit.weak]
    found: list[Threshold] = []
    for amount in amount_marks(text, taken):
        if amount.unit not in {"count", "percent", "days"} or amount.article:
            continue
        lead = re.sub(
            r"(?:n(?:r|um)?\s?[.°º]{1,2}|numero)\s*$", "", text[: amount.start], flags=re.I
        )
        comparison, low = _comparison(lead)
        if amount.unit == "days":
            within = _WITHIN.search(lead)
            comparison, low = ("at_most", within.start()) if within else (comparison, low)
            if not comparison:
                continue
        if not comparison and source == "target" and _is_bare(text, amount):
            fewer = lower_is_better or amount.value == 0
            comparison, low = ("at_most" if fewer else "at_least"), amount.start
        counted = amount.value > 1 and (amount.nouns or amount.unit != "count")
        if not comparison and source == "indicator" and counted:
            comparison, low = "at_least", amount.start
        if comparison:
            found.append(_threshold(text, source, amount, comparison, low, rules))
    return tuple(found)


def _threshold(
    text: str, source: str, amount: AmountMark, comparison: str, low: int, rules: Lexicon
) -> Threshold:
    chunk = re.split(r"[;.]|\bdi\s+cui\b", text[: amount.start])[-1]
    classes: frozenset[str] = frozenset()
    for match in _TOKEN.finditer(chunk):
        entry = rules.forms.get(match[0].lower())
        if entry and entry.form in {"noun", "participle", "infinitive"}:
            classes = entry.classes
    if not classes:
        behind = re.split(r"[;.,]", text[amount.end :])[0]
        for match in _TOKEN.finditer(behind):
            entry = rules.forms.get(match[0].lower())
            if entry and entry.form == "participle":
                classes = entry.classes
                break
    return Threshold(
        comparison,
        amount.value,
        amount.unit,
        amount.nouns,
        classes,
        source,
        low,
        amount.end,
        text[low : amount.end].strip(),
    )


def _comparison(lead: str) -> tuple[str, int]:
    """The comparison that the words before a number ask for."""
    stripped = re.sub(
        r"\s*(?:\b(?:il|lo|la|l['’]|i|gli|le|al|all['’]|a|ad|di|del|pari|nel|per|complessivamente)\s*)*$",
        "",
        lead.lower().replace("’", "'"),
    )
    full = lead.lower().replace("’", "'").rstrip()
    best = ("", -1, 0)
    for kind, phrases in quantities().comparisons.items():
        for phrase in phrases:
            for candidate in (full, stripped):
                if candidate.endswith(phrase) and len(phrase) > best[2]:
                    glued = phrase[0].isalpha() and candidate[: -len(phrase)][-1:].isalpha()
                    if not glued:
                        best = (kind, len(candidate) - len(phrase), len(phrase))
    return best[0], best[1]


def _is_bare(text: str, amount: AmountMark) -> bool:
    """A target that is little more than a number: "3", "n. 2 incontri", "100%"."""
    before = re.sub(r"(?:n(?:r|um)?\s?[.°º]{1,2}|[=:\s])", "", text[: amount.start])
    return not before and len(text) - amount.end < 40


def is_recurring(text: str) -> bool:
    """Whether an indicator asks for something done again and again: no single date completes it."""
    return _RECURRING.search(text) is not None
