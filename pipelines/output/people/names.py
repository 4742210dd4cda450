"""Where a text names people: after titles and roles, beside one another, and by given names."""

import re
from collections.abc import Iterable, Iterator

from pipelines.output.people.candidates import IS_NAME, LONGEST, Run, TextWords
from pipelines.output.people.lexicon import Kind, Trigger, kind_of, tokens_of, words

Place = tuple[int, int]
"""Where something starts and ends in a text."""

_SKIPPED = 8
"""Words of an office between a role and the name of who holds it, at most."""

_IN_BRACKET = 4
"""Words of a bracket behind a name, at most."""

_AFTER_TITLE = re.compile(r"[\s.:,\u00a0-]{0,4}\Z")
_AFTER_ROLE = re.compile(r"[\s.:,;=(/\u00a0–-]{0,6}\Z")
_SAME_OFFICE = re.compile(r"[\s.,:/(\u00a0–-]{0,4}\Z")
_TO_THE_NEXT = re.compile(r"[\s\d%(),;/&+\u00a0–-]{1,14}\Z")
_LIST = re.compile(r"[,;/&+\n–(-]")
_ENDS_PIECE = re.compile(r"[,;:/\n()\[\]–+&|]|\s-\s|\d")


class NameFinder:
    """Finds the people that one text names."""

    def __init__(self, text: str) -> None:
        """Split a text into words."""
        self._words = TextWords(text)
        self._found: list[Place] = []
        self._covered: set[int] = set()

    def after_words(self) -> list[Place]:
        """People after titles and roles, those beside them, and given names with a surname."""
        self._find_announced()
        self._find_bare()
        return self._found

    def in_cell(self, *, takes_initials: bool) -> list[Place]:
        """The same, in a cell of a column of people, where a name needs nothing to announce it.

        Args:
            takes_initials: Whether two letters stand for a person.
        """
        self._find_announced()
        self._find_bare()
        number = 0
        while number < len(self._words.tokens):
            number = self._find_in_piece(number, takes_initials=takes_initials)
        return self._found

    def known(self, names: Iterable[tuple[str, ...]]) -> list[Place]:
        """The places of names that are known from elsewhere."""
        wanted = frozenset(names)
        longest = max(map(len, wanted), default=0)
        for number, token in enumerate(self._words.tokens):
            for length in range(min(longest, len(self._words.tokens) - number), 0, -1):
                some = tuple(one.folded for one in self._words.tokens[number : number + length])
                if some in wanted and (length > 1 or token.is_capital):
                    self._take(number, number + length)
                    break
        return self._found

    def _take(self, first: int, end: int) -> None:
        if self._covered.isdisjoint(range(first, end)):
            self._covered.update(range(first, end))
            last = self._words.tokens[end - 1]
            stop = last.end + (last.is_initial and self._words.text[last.end : last.end + 1] == ".")
            self._found.append((self._words.tokens[first].start, stop))

    def _trigger(self, number: int) -> tuple[int, Trigger] | None:
        """The number of the word after one that announces a person, and what it announces."""
        for phrase in words().phrases.get(self._words.tokens[number].folded, ()):
            end = number + len(phrase.words)
            is_short = end > len(self._words.tokens)
            if is_short or self._words.tokens[end - 1].folded != phrase.words[-1]:
                continue
            some = self._words.tokens[number:end]
            if tuple(token.folded for token in some) != phrase.words:
                continue
            gaps = [self._words.gap(inner) for inner in range(number + 1, end)]
            if phrase.is_abbreviated and self._is_part_of_acronym(number, end):
                continue
            if all(_fits(gap, is_abbreviated=phrase.is_abbreviated) for gap in gaps):
                return end, phrase.trigger
        return None

    def _is_part_of_acronym(self, first: int, end: int) -> bool:
        """Whether letters with full stops go on before or after some."""
        if len(self._words.tokens[end - 1].folded) > 1:
            return False
        is_before = first > 0 and len(self._words.tokens[first - 1].folded) == 1
        is_after = end < len(self._words.tokens) and len(self._words.tokens[end].folded) == 1
        return (is_before and self._words.gap(first) == ".") or (
            is_after and self._words.gap(end) == "."
        )

    def _find_announced(self) -> None:
        number = 0
        while number < len(self._words.tokens):
            announced = self._trigger(number)
            if announced is None:
                number += 1
                continue
            start, (number, trigger) = number, announced
            if trigger is Trigger.TITLE:
                self._after_title(number, start)
            else:
                self._after_role(number, trigger)
                self._before_role(start)

    def _after_title(self, number: int, announced: int) -> None:
        if number == len(self._words.tokens) or not _AFTER_TITLE.match(self._words.gap(number)):
            return
        if self._words.is_namesake(number):
            return
        run = self._words.run(number, is_titled=True)
        is_abbreviated_word = self._words.gap(number) == "." and not run.is_capital
        if run.is_empty or is_abbreviated_word or not (run.is_capital or self._is_small(run)):
            return
        self._take(run.first, run.end)
        self._with_the_next(run)
        self._before_title(announced)

    def _before_title(self, number: int) -> None:
        """A surname that stands before a title, with the given name behind it."""
        if number == 0 or self._words.gap(number).strip(" (,"):
            return
        before = self._words.tokens[number - 1]
        if before.is_capital and self._words.kinds[number - 1] in (Kind.SURNAME, Kind.UNKNOWN):
            self._take(number - 1, number)

    def _is_small(self, run: Run) -> bool:
        """Whether words in small letters are a name: one is known, or all of the text is small."""
        known = {Kind.GIVEN, Kind.SURNAME}
        return not known.isdisjoint(run.kinds) or (run.names > 0 and self._words.text.islower())

    def _after_role(self, number: int, trigger: Trigger) -> None:
        if number == len(self._words.tokens) or not _AFTER_ROLE.match(self._words.gap(number)):
            return
        run = self._words.run(number, is_set_off=True)
        is_unknown = run.kinds == (Kind.UNKNOWN,) and not run.initials
        is_doubtful = trigger is Trigger.GROUP and is_unknown and ":" not in self._words.gap(number)
        if self._is_person(run) and not is_doubtful:
            self._take(run.first, run.end)
            self._with_the_next(run)
            return
        self._after_office(number)

    def _before_role(self, number: int) -> None:
        """Two words or more that nobody knows, or a surname with an initial, before a role."""
        if number == 0 or self._words.gap(number).strip() not in (",", "("):
            return
        first = number
        while first > 0 and number - first < LONGEST and self._may_be_name(first - 1):
            if first < number and not self._words.continues(first):
                break
            first -= 1
        run = self._words.run(first)
        is_name = run.names > 1 or Kind.SURNAME in run.kinds or (run.names and run.initials)
        if run.end == number and is_name and not self._words.is_namesake(first):
            self._take(first, number)

    def _may_be_name(self, number: int) -> bool:
        token = self._words.tokens[number]
        return token.is_capital and (self._words.kinds[number] in IS_NAME or token.is_initial)

    def _is_person(self, run: Run) -> bool:
        """Whether words right after a role are a name."""
        if run.is_initials:
            last = self._words.tokens[run.end - 1]
            return run.initials > 1 or self._words.text[last.end : last.end + 1] == "."
        return bool(run.names) if run.is_capital else run.has_given

    def _after_office(self, number: int) -> None:
        """A name after the words of an office, such as the rest of a role's name."""
        for skipped in range(number, min(number + _SKIPPED, len(self._words.tokens))):
            gap = self._words.gap(skipped)
            if skipped > number and not _SAME_OFFICE.match(gap):
                return
            if self._trigger(skipped) is not None:
                return
            run = self._words.run(skipped)
            is_set_off = ":" in gap or ("-" in gap and run.names > 1)
            if run.has_given or (is_set_off and run.is_capital and run.names):
                if self._words.is_namesake(skipped):
                    return
                self._take(run.first, run.end)
                self._with_the_next(run)
                return

    def _with_the_next(self, run: Run) -> None:
        """People beside one that was found."""
        end = run.end
        while (number := self._next_person(end)) is not None:
            beside = self._words.run(number)
            is_one = (beside.is_capital and bool(beside.names)) or beside.initials > 1
            if not is_one:
                return
            self._take(beside.first, beside.end)
            end = beside.end

    def _next_person(self, end: int) -> int | None:
        """The number of the word that may name the next of several people."""
        if end >= len(self._words.tokens):
            return None
        gap = self._words.gap(end)
        if gap.strip() == "(" and (behind := self._behind_bracket(end)) is not None:
            end, gap = behind, self._words.gap(behind)
        if self._words.tokens[end].folded in words().conjunctions and end + 1 < len(
            self._words.tokens
        ):
            return (
                end + 1 if not gap.strip(" .,\n") and not self._words.gap(end + 1).strip() else None
            )
        return end if _TO_THE_NEXT.match(gap) and _LIST.search(gap) else None

    def _behind_bracket(self, number: int) -> int | None:
        """The word behind a bracket that says what somebody is, and names nobody."""
        for inside in range(number, min(number + _IN_BRACKET, len(self._words.tokens) - 1)):
            if self._words.kinds[inside] in IS_NAME:
                return None
            if ")" in self._words.gap(inside + 1):
                return inside + 1
        return None

    def _find_bare(self) -> None:
        """A given name with a surname, where nothing announces it."""
        number = 0
        while number < len(self._words.tokens):
            run = self._words.run(number, is_set_off=self._words.is_set_off(number))
            if (
                self._words.is_bare_name(run)
                and not self._words.is_namesake(number)
                and not self._words.is_place(run)
            ):
                self._take(run.first, run.end)
            number = max(number + 1, run.end)

    def _find_in_piece(self, number: int, *, takes_initials: bool) -> int:
        """Find a name in a piece of a cell, and give the number of the word after the piece."""
        end = number + 1
        while end < len(self._words.tokens) and not self._ends_piece(end):
            end += 1
        if self._covered.intersection(range(number, end)):
            return end
        run = self._words.run(number)
        is_whole = run.end >= end
        is_name = (run.is_capital and bool(run.names)) or run.has_given
        if takes_initials and run.is_initials and run.initials > 1:
            is_name = True
        if is_name and (is_whole or run.has_given) and not self._words.is_place(run):
            self._take(run.first, min(run.end, end))
        return end

    def _ends_piece(self, number: int) -> bool:
        if self._words.is_conjunction(number - 1) or self._words.is_conjunction(number):
            return True
        return bool(_ENDS_PIECE.search(self._words.gap(number)))


def _fits(gap: str, *, is_abbreviated: bool) -> bool:
    if is_abbreviated:
        return gap.strip() in (".", "/", "./")
    return bool(gap) and not gap.strip()


def merged(places: Iterable[Place]) -> Iterator[Place]:
    """Places in order, those that touch one another put together."""
    current: Place | None = None
    for start, end in sorted(places):
        if current is None:
            current = start, end
        elif start < current[1]:
            current = current[0], max(current[1], end)
        else:
            yield current
            current = start, end
    if current is not None:
        yield current


def words_of(text: str, place: Place) -> tuple[str, ...]:
    """The words of a place, to be looked for elsewhere."""
    return tuple(token.folded for token in tokens_of(text[place[0] : place[1]]))


_DISTINCTIVE = 4
"""Letters from which a word that nobody knows is a name and no acronym."""


def is_distinctive(word: str) -> bool:
    """Whether a single word can be nothing but a name."""
    return kind_of(tokens_of(word.title())[0]) is Kind.UNKNOWN and len(word) >= _DISTINCTIVE
