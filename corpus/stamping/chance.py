"""Stamps at random: words, places, fonts and frames that nobody chose."""

import random
from collections.abc import Callable, Sequence
from itertools import product

from corpus.stamping.marks import Hand, Spot, box, line, on_pages
from corpus.stamping.merging import Draw

_OPENINGS = (
    "Pervenuto allo sportello telematico",
    "Acquisito agli atti",
    "Visto, si trasmette",
    "Esemplare d'ufficio",
    "Trasmesso via PEC",
    "Archivio corrente",
    "Timbro di ricezione",
    "Validazione temporale",
)
_BODIES = (
    "Ente Montano Alta Selva",
    "Ufficio Relazioni col Pubblico",
    "AOO CSRF",
    "Segreteria Generale",
    "Area II",
)
_FONTS = ("Helvetica", "Times-Roman", "Courier", "Helvetica-Bold", "Times-Italic")

Chance = random.Random


def _words(chance: Chance) -> list[str]:
    """Up to four lines of a stamp: an opening, a body, a number, a day and an hour."""
    day = f"{chance.randint(1, 28):02}/{chance.randint(1, 12):02}/{chance.randint(2020, 2026)}"
    lines = [
        chance.choice(_OPENINGS),
        chance.choice(_BODIES),
        f"n. {chance.randint(100, 99999):07} del {day}",
        f"ore {chance.randint(7, 19):02}:{chance.randint(0, 59):02}",
    ]
    return chance.sample(lines, chance.randint(2, 4))


def _hand(chance: Chance) -> Hand:
    return Hand(
        chance.choice(_FONTS),
        chance.choice((5.0, 5.5, 6.0, 6.5)),
        chance.choice((0.0, 0.3, 0.5)),
    )


def _line_on_top(chance: Chance) -> Draw:
    return line(" - ".join(_words(chance)), Spot(chance.uniform(0.03, 0.3), 0.983), _hand(chance))


def _line_at_foot(chance: Chance) -> Draw:
    text = " | ".join([*_words(chance), "pag. {page}/{pages}"])
    return line(text, Spot(chance.uniform(0.03, 0.2), 0.01), _hand(chance))


def _along_left_edge(chance: Chance) -> Draw:
    spot = Spot(0.018, chance.uniform(0.1, 0.5), 90)
    return line(" - ".join([*_words(chance), "{page}"]), spot, _hand(chance))


def _along_right_edge(chance: Chance) -> Draw:
    spot = Spot(0.982, chance.uniform(0.6, 0.95), -90)
    return line(" - ".join(_words(chance)), spot, _hand(chance))


def _box_at_foot(chance: Chance) -> Draw:
    lines = _words(chance)[:2]
    return box(lines, Spot(chance.uniform(0.05, 0.7), 0.004), _hand(chance))


def _box_on_top(chance: Chance) -> Draw:
    return box(_words(chance)[:2], Spot(chance.uniform(0.05, 0.7), 0.972), _hand(chance))


def _open_box_at_foot(chance: Chance) -> Draw:
    lines = _words(chance)[:2]
    return box(lines, Spot(chance.uniform(0.05, 0.7), 0.004), _hand(chance), is_framed=False)


def _tilted_words(chance: Chance) -> Draw:
    hand = Hand(chance.choice(_FONTS), chance.uniform(14, 50), 0.75)
    spot = Spot(chance.uniform(0.1, 0.3), chance.uniform(0.2, 0.5), chance.uniform(15, 70))
    return line(chance.choice((*_OPENINGS, "BOZZA", "NON UFFICIALE")), spot, hand)


def _tilted_box(chance: Chance) -> Draw:
    spot = Spot(chance.uniform(0.1, 0.6), chance.uniform(0.1, 0.8), chance.uniform(12, 40))
    return box(_words(chance), spot, _hand(chance))


def _box_over_the_page(chance: Chance) -> Draw:
    spot = Spot(chance.uniform(0.1, 0.6), chance.uniform(0.2, 0.75))
    hand = Hand(chance.choice(_FONTS), chance.choice((5.5, 6.5, 8.5, 11.0)))
    pages = chance.sample(range(1, 5), chance.randint(1, 3))
    return on_pages(box(_words(chance), spot, hand), pages)


KINDS: dict[str, Callable[[Chance], Draw]] = {
    "line-on-top": _line_on_top,
    "line-at-foot": _line_at_foot,
    "along-left-edge": _along_left_edge,
    "along-right-edge": _along_right_edge,
    "box-on-top": _box_on_top,
    "box-at-foot": _box_at_foot,
    "open-box-at-foot": _open_box_at_foot,
    "tilted-words": _tilted_words,
    "tilted-box": _tilted_box,
    "box-over-the-page": _box_over_the_page,
}


def random_stamps(seeds: Sequence[int]) -> dict[str, Draw]:
    """A stamp of each kind for each seed, named after both."""
    return {
        f"{kind}-{seed}": draw(random.Random(f"{kind} {seed}"))  # noqa: S311 - no secret
        for (kind, draw), seed in product(KINDS.items(), seeds)
    }
