"""Turns of phrase that decide what a text claims, found by spaCy's matcher."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.language.clauses.phrases import PhraseRule, claim_rules
from extractor.language.tokenizing import Tokenizing

if TYPE_CHECKING:
    from spacy.matcher import Matcher
    from spacy.tokens import Doc


class ClaimMatcher:
    """Marks the turns of phrase of ``claims.toml``, each kind with its own spaCy Matcher."""

    def __init__(self, tokenizing: Tokenizing) -> None:
        """Compile the patterns against the vocabulary of a tokenizer."""
        self._lower = tokenizing.lower
        self._matchers: list[tuple[str, int, Matcher]] = []
        self._gates: dict[int, list[tuple[int, tuple[frozenset[int], ...]]]] = {}
        for rule in claim_rules():
            self._add(tokenizing, rule)

    def _add(self, tokenizing: Tokenizing, rule: PhraseRule) -> None:
        matcher = tokenizing.matcher(tokenizing.vocab)
        matcher.add(rule.kind, list(rule.patterns), greedy="LONGEST")
        position, strings = len(self._matchers), tokenizing.vocab.strings
        self._matchers.append((rule.kind, position, matcher))
        for first, *others in rule.gates:
            rest = tuple(frozenset(strings.add(word) for word in words) for words in others)
            for word in first:
                self._gates.setdefault(strings.add(word), []).append((position, rest))

    def __call__(self, doc: Doc) -> list[tuple[str, int, int]]:
        """Give kind, first token and token after the last, in order of position."""
        words = set(doc.to_array(self._lower).tolist())
        opened = {
            position
            for word in words & self._gates.keys()
            for position, others in self._gates[word]
            if all(not words.isdisjoint(choice) for choice in others)
        }
        found = [
            (kind, first, after)
            for kind, position, matcher in self._matchers
            if position in opened
            for _, first, after in matcher(doc)
        ]
        return sorted(found, key=lambda item: (item[1], item[2], item[0]))
