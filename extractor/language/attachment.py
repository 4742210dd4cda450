"""Which date belongs to which event.

In Italian a date follows its participle ("trasmessa al CdA il 10/10/2022") unless it opens the
clause ("In data 25/07/2022 sono stati consegnati"); participles joined by "e" share the date that
follows the last of them ("predisposta e trasmessa il").
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

from extractor.language.grammar import Tokens, grammar
from extractor.language.marks import ActMark, ClaimMark, DateMark, EventMark

_OPENERS = frozenset(
    {
        "e",
        "ed",
        "che",
        "ma",
        "mentre",
        "poi",
        "dove",
        "quando",
        "inoltre",
        "successivamente",
        "infine",
        "seguito",
    }
)
_OWN_SUBJECT_REACH = 14
_JOINED_REACH = 4
_COMMA_REACH = 7


def attach(
    tokens: Tokens,
    events: Sequence[EventMark],
    dates: Sequence[DateMark],
    claims: Sequence[ClaimMark],
    acts: Sequence[ActMark],
) -> None:
    """Gives every date and every claim of punctuality to the event it speaks of.

    Args:
        tokens: The tokens of the text.
        events: Its events; their ``dates`` and ``claims`` are filled.
        dates: Its dates.
        claims: Its claims of punctuality.
        acts: Its numbered acts.
    """
    for date in dates:
        if date.last is None:
            continue
        start = date.start if date.anchor is None else date.anchor
        event = _owner(tokens, events, start, date.end)
        if event is not None:
            event.dates.append(date)
    for claim in claims:
        event = _owner(tokens, events, claim.start, claim.end)
        if event is not None:
            event.claims.append(claim)
    for act in acts:
        event = _owner(tokens, events, act.start, act.end)
        if event is not None:
            event.acts.append(act)
    _share(tokens, events)


def _owner(tokens: Tokens, events: Sequence[EventMark], start: int, end: int) -> EventMark | None:
    first = bisect_right(tokens.starts, start) - 1
    after = bisect_right(tokens.starts, end - 1)
    segment, sentence = tokens.segments[first], tokens.sentences[first]
    inside = [event for event in events if event.segment == segment and event.form != "infinitive"]
    left = [event for event in inside if event.token < first]
    right = [event for event in inside if event.token >= after]
    if right and _opens(tokens, first, after, left, right):
        finite = [event for event in right if event.form == "finite"]
        return finite[0] if finite else right[0]
    if left:
        return _before_comma(tokens, left, first)
    if right:
        return right[0]
    earlier = [event for event in events if event.sentence == sentence and event.token < first]
    return earlier[-1] if earlier else None


def _before_comma(tokens: Tokens, left: list[EventMark], first: int) -> EventMark:
    """The predicate on the left: "…, con deliberazione n. 5" passes over a closed participle."""
    nearest = left[-1]
    if nearest.form == "participle" and "," in tokens.words[nearest.token : first][-_COMMA_REACH:]:
        finite = [event for event in left if event.form == "finite"]
        return finite[-1] if finite else nearest
    return nearest


def _opens(
    tokens: Tokens,
    first: int,
    after: int,
    left: list[EventMark],
    right: list[EventMark],
) -> bool:
    """Whether a date opens its clause, so that the predicate behind it is its own."""
    if not left:
        return True
    before = tokens.words[first - 1] if first else ""
    if before == "," and first > 1 and tokens.words[first - 2] in _OPENERS:
        before = tokens.words[first - 2]
    if before not in _OPENERS and before != ",":
        return False
    if before == ",":
        before_comma = any(event.token < first - 1 for event in left)
        if before_comma and right[0].form != "finite":
            return False
    nearest = right[0]
    if nearest.form != "finite" or nearest.token - after > _OWN_SUBJECT_REACH:
        return False
    return not _is_mid(tokens.words[after : nearest.token])


def _is_mid(between: list[str]) -> bool:
    """Whether another clause begins between the date and the predicate."""
    return "che" in between or ";" in between


def _share(tokens: Tokens, events: Sequence[EventMark]) -> None:
    """Participles joined to a dated one without a date between share its dates and claims."""
    words = grammar()
    for previous, event in zip(reversed(events[:-1]), reversed(events[1:]), strict=True):
        if previous.dates or previous.claims or previous.sentence != event.sentence:
            continue
        between = tokens.words[previous.token + 1 : event.token]
        if len(between) > _JOINED_REACH or not any(word in words.joining for word in between):
            continue
        joined = all(
            word in words.joining or word in words.between or word.endswith("mente")
            for word in between
        )
        behind = [date for date in event.dates if date.start > event.start]
        promised = [claim for claim in event.claims if claim.start > event.start]
        if joined:
            previous.dates.extend(behind or event.dates)
            previous.claims.extend(promised or event.claims)
    for previous, event in pairwise(events):
        between = tokens.words[previous.token + 1 : event.token]
        opening = [d for d in previous.dates if d.start < previous.start]
        joined = (
            bool(between)
            and len(between) <= _JOINED_REACH
            and all(word in words.joining or word in words.between for word in between)
        )
        if joined and opening and not event.dates and not event.claims:
            event.dates.extend(opening)
