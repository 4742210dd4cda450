"""Changed copies of good documents, the same for the same seed."""

import random
import re
import zlib
from collections.abc import Iterator

_STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)
_NUMBER = re.compile(rb"\d+")
_NASTY_NUMBERS = [b"0", b"-1", b"4294967296", b"99999999999999999999", b"1e9", b"."]


def _flip(content: bytearray, dice: random.Random) -> None:
    for _ in range(dice.randint(1, 50)):
        content[dice.randrange(len(content))] = dice.randrange(256)


def _cut(content: bytearray, dice: random.Random) -> None:
    start = dice.randrange(len(content))
    del content[start : start + dice.randint(1, len(content) // 4)]


def _repeat(content: bytearray, dice: random.Random) -> None:
    start = dice.randrange(len(content))
    piece = content[start : start + dice.randint(1, 2000)]
    content[start:start] = piece * dice.randint(1, 20)


def _renumber(content: bytearray, dice: random.Random) -> None:
    places = list(_NUMBER.finditer(bytes(content)))
    for place in sorted(dice.sample(places, min(5, len(places))), key=lambda m: -m.start()):
        content[place.start() : place.end()] = dice.choice(_NASTY_NUMBERS)


def _rewrite_stream(content: bytearray, dice: random.Random) -> None:
    """Change what a compressed stream says and compress it again, so that readers get to see it."""
    streams = list(_STREAM.finditer(bytes(content)))
    if not streams:
        return
    place = dice.choice(streams)
    try:
        inside = bytearray(zlib.decompress(place[1]))
    except zlib.error:
        return
    if not inside:
        return
    dice.choice((_flip, _cut, _repeat, _renumber))(inside, dice)
    content[place.start(1) : place.end(1)] = zlib.compress(bytes(inside))


_WAYS = (_flip, _cut, _repeat, _renumber, _rewrite_stream, _rewrite_stream)


def changed(original: bytes, count: int, seed: int) -> Iterator[bytes]:
    """Changed copies of a document.

    Args:
        original: A good document.
        count: How many.
        seed: The same seed gives the same copies.
    """
    dice = random.Random(seed)  # noqa: S311 (no secret hangs on it)
    for _ in range(count):
        content = bytearray(original)
        for _ in range(dice.randint(1, 3)):
            if content:
                dice.choice(_WAYS)(content, dice)
        yield bytes(content)
