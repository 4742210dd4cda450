"""Whether letters are an Italian word: asked only where a line end leaves it open."""

from functools import lru_cache

_SHORTEST = 4  # letters from which a word is looked up


@lru_cache(maxsize=4096)
def is_italian(word: str) -> bool:
    """Whether a dictionary of Italian word forms has a word.

    Args:
        word: In lower case.
    """
    if len(word) < _SHORTEST or not word.isalpha():
        return False
    from simplemma import is_known  # noqa: PLC0415 - the dictionary takes half a second to load

    return bool(is_known(word, lang="it"))
