"""The words of a text, and which of them may be a name: what stands together and what it is."""

import re
from dataclasses import dataclass

from pipelines.output.people.lexicon import Kind, Token, kind_of, tokens_of, words

LONGEST = 6
"""Words of a name at most."""
_BEFORE = 4
"""Words before a name in which a street, a school or a law may be named after it."""
_ACRONYM_FROM = 3
"""Letters with full stops from which they are an acronym and no initials."""

_INSIDE = re.compile(r"[.'’]?[ \t\u00a0]*\n?[ \t\u00a0]*\Z")

IS_NAME = frozenset({Kind.GIVEN, Kind.SURNAME, Kind.UNKNOWN})
"""What a word of a name may be by itself."""


@dataclass(frozen=True, slots=True)
class Run:
    """Words that may be a name.

    Attributes:
        first: The number of the first word.
        end: The number of the word after the last.
        kinds: What the words are, without initials and particles.
        initials: How many initials there are.
        is_capital: Whether every word that counts starts with a capital letter.
    """

    first: int
    end: int
    kinds: tuple[Kind, ...]
    initials: int
    is_capital: bool

    @property
    def is_empty(self) -> bool:
        """Whether there is no word in it."""
        return not self.kinds and not self.initials

    @property
    def names(self) -> int:
        """How many of the words are names, or words that no dictionary knows."""
        return sum(kind in IS_NAME for kind in self.kinds)

    @property
    def has_given(self) -> bool:
        """Whether one word is a given name and another goes with it."""
        return Kind.GIVEN in self.kinds and len(self.kinds) + self.initials > 1

    @property
    def is_initials(self) -> bool:
        """Whether it is initials and nothing else."""
        return not self.kinds and self.initials > 0


class TextWords:
    """The words of a text.

    Attributes:
        text: The text.
        tokens: Its words.
        kinds: What each is by itself.
    """

    def __init__(self, text: str) -> None:
        """Split a text into words."""
        self.text = text
        self.tokens = tokens_of(text)
        self.kinds = [kind_of(token) for token in self.tokens]
        self._acronyms = self._letters_of_acronyms()

    def gap(self, number: int) -> str:
        """What stands before a word, after the one before."""
        start = self.tokens[number - 1].end if number else 0
        return self.text[start : self.tokens[number].start]

    def run(self, first: int, *, is_titled: bool = False, is_set_off: bool = False) -> Run:
        """The longest name that can start at a word.

        Args:
            first: The number of the word.
            is_titled: Whether a title stands before it.
            is_set_off: Whether it stands behind a role, where a surname may be a word as well.
        """
        kinds: list[Kind] = []
        initials = end = 0
        is_capital = True
        number = end = first
        while number < len(self.tokens) and number - first < LONGEST:
            token = self.tokens[number]
            if number > first and not self.continues(number):
                break
            if token.is_initial and (number in self._acronyms or self.is_conjunction(number)):
                break
            if token.is_initial:
                initials += 1
            elif self._is_particle(number, is_first=number == first, is_titled=is_titled):
                number += 1
                continue
            elif self._is_part(number, kinds, is_titled=is_titled) or (
                is_set_off and number == first and self._is_before_given(number)
            ):
                kinds.append(self.kinds[number])
                is_capital = is_capital and token.is_capital
            else:
                break
            number += 1
            end = number
        return Run(first, end, tuple(kinds), initials, is_capital)

    def continues(self, number: int) -> bool:
        """Whether a word stands as close to the one before as words of a name do."""
        gap = self.gap(number)
        before = self.tokens[number - 1]
        if "." in gap and not before.is_initial:
            return False
        return bool(_INSIDE.match(gap))

    def is_set_off(self, number: int) -> bool:
        """Whether a word begins what is said after a sign or a preposition."""
        if not number:
            return False
        before = self.tokens[number - 1]
        is_preposition = before.folded in words().particles and not before.is_capital
        return is_preposition or any(sign in self.gap(number) for sign in ":;,(")

    def is_conjunction(self, number: int) -> bool:
        """Whether a word joins two others; a letter with a full stop is an initial."""
        token = self.tokens[number]
        is_stopped = len(token.text) == 1 and self.text[token.end : token.end + 1] == "."
        return token.folded in words().conjunctions and not is_stopped

    def _is_particle(self, number: int, *, is_first: bool, is_titled: bool) -> bool:
        token = self.tokens[number]
        if token.folded not in words().particles or number + 1 >= len(self.tokens):
            return False
        if is_first and not token.is_capital and not is_titled:
            return False
        following = self.tokens[number + 1]
        is_name = self.kinds[number + 1] not in (Kind.OFFICE, Kind.ORDINARY)
        return following.is_capital == token.is_capital or (following.is_capital and is_name)

    def _is_before_given(self, number: int) -> bool:
        """Whether a word is a surname that is a word as well, before a given name."""
        token = self.tokens[number]
        return (
            self.kinds[number] is Kind.ORDINARY
            and token.is_capital
            and token.folded not in words().namesakes
            and number + 1 < len(self.tokens)
            and self.kinds[number + 1] is Kind.GIVEN
            and self.tokens[number + 1].is_capital
            and self.continues(number + 1)
        )

    def _is_part(self, number: int, kinds: list[Kind], *, is_titled: bool) -> bool:
        """Whether a word may be part of a name that has begun, or begins with it."""
        token, kind = self.tokens[number], self.kinds[number]
        if kind is Kind.OFFICE:
            return False
        if kind is Kind.ACRONYM:
            return is_titled or Kind.GIVEN in kinds
        if kind is Kind.ORDINARY:
            may_follow = kinds == [Kind.GIVEN] or (is_titled and not kinds)
            return token.is_capital and may_follow
        if token.is_capital:
            return True
        return kind is not Kind.UNKNOWN or is_titled or Kind.GIVEN in kinds

    def _letters_of_acronyms(self) -> frozenset[int]:
        """The numbers of the initials that are letters of acronyms, such as P.O."""
        letters: set[int] = set()
        first = 0
        for number in range(1, len(self.tokens) + 1):
            if number < len(self.tokens) and self._follows_initial(number):
                continue
            word = "".join(token.folded for token in self.tokens[first:number])
            if number - first > 1 and (word in words().acronyms or len(word) >= _ACRONYM_FROM):
                letters.update(range(first, number))
            first = number
        return frozenset(letters)

    def _follows_initial(self, number: int) -> bool:
        """Whether a word is an initial that follows another."""
        is_initial = self.tokens[number].is_initial and self.tokens[number - 1].is_initial
        return is_initial and self.gap(number) in (".", ". ")

    def is_namesake(self, number: int) -> bool:
        """Whether what a name stands in is a street, a school or a law."""
        first = number
        while first > 0 and number - first < _BEFORE:
            gap = self.gap(first)
            if any(sign in gap for sign in ",;:()\n") or (gap.strip() and "." not in gap):
                return False
            first -= 1
            if self.tokens[first].text.lower() in words().copulas:
                return False
            if self.tokens[first].folded in words().namesakes:
                return True
        return False

    def is_place(self, run: Run) -> bool:
        """Whether words are the name of a place that holds a given name."""
        some = tuple(token.folded for token in self.tokens[run.first : run.end])
        if some[0] in words().namesakes:
            return True
        return any(some[: len(place)] == place for place in words().places)

    def _is_company(self, number: int) -> bool:
        after = "".join(token.folded for token in self.tokens[number : number + 3])
        return any(after.startswith(form) for form in words().companies)

    def is_bare_name(self, run: Run) -> bool:
        """Whether words are a name by themselves: a surname with a given name or an initial."""
        if not run.is_capital or not run.names:
            return False
        if self._is_company(run.end) or self._is_company(run.end - run.initials):
            return False
        if run.has_given:
            return run.names > 1 or self._is_given_with_word(run)
        return len(run.kinds) == run.initials == 1 and self._has_stopped_initial(run)

    def _is_given_with_word(self, run: Run) -> bool:
        """Whether a given name stands beside a surname that is a word, and nothing before them."""
        if set(run.kinds) != {Kind.GIVEN, Kind.ORDINARY} or run.initials:
            return False
        is_inside = run.first > 0 and self.tokens[run.first - 1].is_capital
        tokens = self.tokens[run.first : run.end]
        return not is_inside and not any(map(_is_loud, tokens))

    def _has_stopped_initial(self, run: Run) -> bool:
        """Whether the initial of a surname has a full stop and is no letter of a list."""
        if run.first and self.tokens[run.first - 1].folded in words().letters:
            return False
        some = self.tokens[run.first : run.end]
        return all(
            self.text[token.end : token.end + 1] == "." if token.is_initial else not _is_loud(token)
            for token in some
        )


def _is_loud(token: Token) -> bool:
    return token.text.isupper()
