"""Where records may begin: at a heading or a label that recurs, or at the rows of a table."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from extractor.structure.events import Break, Event, Grid, Heading, Pair
from extractor.structure.evidence import Words
from extractor.structure.single_rows import Forms

_MOST = 24  # hypotheses of each kind, the likeliest first
_USUALLY = 0.6  # share of the places of a label where it stands behind another
_FEWEST = 2  # records from which an anchor recurs
_FEWEST_ALIKE = 4  # records that show what tables a record holds
_SAME_RANK = 0.2  # points: headings of one rank
_RANKS = 0.7  # points by which one heading stands over another


@dataclass(frozen=True)
class Segment:
    """A record: its anchor, what follows it, and the headings that it stands under."""

    anchor: Heading | Pair
    events: tuple[Event, ...]
    context: tuple[Heading, ...]


@dataclass(frozen=True)
class Template:
    """The tables of one signature, and the headings that each stands under."""

    key: str
    grids: tuple[Grid, ...]
    contexts: tuple[tuple[Heading, ...], ...]
    labels: tuple[tuple[Pair, ...], ...]


@dataclass(frozen=True)
class Hypothesis:
    """An answer to where records begin.

    Attributes:
        name: In words.
        key: Of the anchors; empty where rows are records.
        template: The tables whose rows are records; None where anchors are.
    """

    name: str
    key: str = ""
    template: Template | None = None


def anchor_key(event: Event) -> str | None:
    """The key of an event that a record may begin at."""
    if isinstance(event, Heading):
        return event.key
    if isinstance(event, Pair):
        return f"label {event.key}"
    return None


def hypotheses_of(events: Sequence[Event]) -> list[Hypothesis]:
    """The hypotheses that a document gives rise to."""
    found = _at_anchors(events)
    found.extend(
        Hypothesis(f"records are the rows of the tables headed {template.key!r}", template=template)
        for template in templates_of(events)[:_MOST]
    )
    return found


def form_hypotheses(forms: Forms) -> list[Hypothesis]:
    """Hypotheses that arise only where tables of one row are read as forms."""
    keys = {f"label {key}" for key in forms.anchors}
    return [item for item in _at_anchors(forms.events) if item.key in keys]


def _at_anchors(events: Sequence[Event]) -> list[Hypothesis]:
    counts: Counter[str] = Counter()
    named: set[str] = set()
    for event in events:
        key = anchor_key(event)
        if key is not None:
            counts[key] += 1
            if isinstance(event, Heading) and event.names_objective:
                named.add(key)
    inside = _inside_boxes(events, counts)
    wanted = [key for key in counts if counts[key] >= _FEWEST or key in named]
    wanted = [key for key in wanted if key not in inside]
    wanted.sort(key=lambda key: (key not in named, -counts[key]))
    return [Hypothesis(_in_words(key), key=key) for key in wanted[:_MOST]]


def _inside_boxes(events: Sequence[Event], counts: Mapping[str, int]) -> set[str]:
    """Labels before which, in their boxes, one other stands that recurs as often: no beginnings.

    A record that began at one of them would hold the first labels of the next.
    """
    firsts: dict[str, Counter[str]] = defaultdict(Counter)
    box: list[str] | None = None  # the labels of a box, from its beginning on
    for event in events:
        if isinstance(event, Break):
            box = []
        elif isinstance(event, Pair) and box is not None:
            key = f"label {event.key}"
            if box and key not in box:
                firsts[key][box[0]] += 1
            box.append(key)
        else:
            box = None
    return {
        key
        for key, found in firsts.items()
        for first, count in found.most_common(1)
        if count >= _USUALLY * counts[key] and counts[first] >= counts[key]
    }


def _in_words(key: str) -> str:
    kind, _, rest = key.partition(" ")
    what = {"label": "label", "line": "line", "band": "band", "heading": "heading"}[kind]
    return f"records begin at the {what} {rest.strip()!r}"


def templates_of(events: Sequence[Event]) -> list[Template]:
    """The tables with a header, by their headers, those of most rows first."""
    grids: dict[str, list[tuple[Grid, tuple[Heading, ...], tuple[Pair, ...]]]] = defaultdict(list)
    context: list[Heading] = []
    labels: list[Pair] = []
    for event in events:
        if isinstance(event, Heading):
            _stack(context, event)
            labels.clear()
        elif isinstance(event, Pair):
            labels.append(event)
        elif isinstance(event, Grid) and event.is_headed and len(event.columns) > 1:
            grids[event.key].append((event, tuple(context), tuple(labels)))
    found = [
        Template(
            key,
            tuple(grid for grid, _, _ in items),
            tuple(headings for _, headings, _ in items),
            tuple(pairs for _, _, pairs in items),
        )
        for key, items in grids.items()
    ]
    return sorted(found, key=lambda template: -sum(len(grid.rows) for grid in template.grids))


def is_under_objectives(contexts: Sequence[Sequence[Heading]], words: Words) -> bool:
    """Whether most records stand under a heading with a word for an objective."""
    named = sum(
        any(words.names_objective(heading.atom.text) for heading in context) for context in contexts
    )
    return bool(contexts) and 2 * named > len(contexts)


def _stack(context: list[Heading], heading: Heading) -> None:
    """Put a heading under those that stand over it."""
    while context and (
        context[-1].key == heading.key
        or (
            context[-1].rank <= heading.rank + _SAME_RANK
            and context[-1].is_in_table == heading.is_in_table
        )
        or (context[-1].is_in_table and not heading.is_in_table)
    ):
        context.pop()
    context.append(heading)


def segments_at(events: Sequence[Event], key: str) -> list[Segment]:
    """The records that begin at the anchors of a key."""
    anchors = [
        (at, event)
        for at, event in enumerate(events)
        if isinstance(event, Heading | Pair) and anchor_key(event) == key
    ]
    segments = []
    context: list[Heading] = []
    groups: list[Heading] = []
    scanned = 0
    for number, (place, anchor) in enumerate(anchors):
        for event in events[scanned:place]:
            if isinstance(event, Heading):
                _stack(context, event)
                groups = [item for item in groups if item.rank > event.rank - _SAME_RANK]
        _head_group(groups, events, scanned, place)
        limit = anchors[number + 1][0] if number + 1 < len(anchors) else len(events)
        end = _end(events, place, limit, anchor)
        over = tuple(context)
        if isinstance(anchor, Heading):
            kept = [item for item in groups if item not in context]
            over = tuple(item for item in (*kept, *context) if item.key != anchor.key)
            _stack(context, anchor)
        segments.append(Segment(anchor, tuple(events[place + 1 : end]), over))
        scanned = end
        context = [item for item in context if not isinstance(anchor, Heading) or item.key != key]
    return _without_what_follows(segments)


def _without_what_follows(segments: list[Segment]) -> list[Segment]:
    """The records, the last without the tables behind it that are of no record's kind.

    Tables that close a document, of weights or of links, stand behind its last record.
    """
    if len(segments) < _FEWEST_ALIKE:
        return segments
    *others, last = segments
    kinds = {event.key for item in others for event in item.events if isinstance(event, Grid)}
    if not kinds:
        return [*others, _without_headed_tables(others, last)]
    alien = (
        at
        for at, event in enumerate(last.events)
        if isinstance(event, Grid) and event.key not in kinds
    )
    end = next(alien, len(last.events))
    if end == len(last.events) or not any(
        isinstance(event, Grid) and event.key in kinds for event in last.events[:end]
    ):
        return segments
    while end and isinstance(last.events[end - 1], Heading | Break):
        end -= 1
    return [*others, replace(last, events=last.events[:end])]


def _without_headed_tables(others: Sequence[Segment], last: Segment) -> Segment:
    """The last record up to the heading of the first table, where no other holds either."""
    known = {event.key for item in others for event in item.events if isinstance(event, Heading)}
    heading: int | None = None
    for at, event in enumerate(last.events):
        if isinstance(event, Heading) and heading is None and event.key not in known:
            heading = at
        elif isinstance(event, Pair):
            heading = None
        elif isinstance(event, Grid):
            is_cut = heading is not None and event.is_headed
            return replace(last, events=last.events[:heading]) if is_cut else last
    return last


def _head_group(groups: list[Heading], events: Sequence[Event], start: int, place: int) -> None:
    """Keep the headings right above an anchor: they head the records that follow it too."""
    run: list[Heading] = []
    for event in reversed(events[start:place]):
        if isinstance(event, Heading):
            run.insert(0, event)
        elif not isinstance(event, Break):
            break
    keys = {heading.key for heading in run}
    groups[:] = [*(item for item in groups if item.key not in keys), *run]


def _end(events: Sequence[Event], place: int, limit: int, anchor: Event) -> int:
    """Where a record ends: before what heads the next, or at a heading that stands over its own."""
    end = limit
    for at in range(place + 1, limit):
        event = events[at]
        if (
            isinstance(anchor, Heading)
            and isinstance(event, Heading)
            and event.rank > anchor.rank + _RANKS
            and (anchor.is_in_table == event.is_in_table or not event.is_in_table)
            and event.key != anchor.key
            and not (anchor.names_objective and anchor.title is None and at == place + 1)
        ):
            end = at
            break
    while end > place + 1 and isinstance(events[end - 1], Heading | Break):
        end -= 1
    return end
