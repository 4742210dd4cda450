"""Whether letters are a word: asked only where nothing else tells, since it takes long to load."""

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


@lru_cache(maxsize=16384)
def is_word_of(word: str, languages: tuple[str, ...]) -> bool:
    """Whether the dictionary of one of several languages has a word.

    Args:
        word: In lower case.
        languages: Their codes in ISO 639-1.
    """
    from simplemma import is_known  # noqa: PLC0415 - as above

    return any(is_known(word, lang=language) for language in languages)
