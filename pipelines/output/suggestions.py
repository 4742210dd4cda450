"""What a person may have meant by a name that nothing goes by."""

from collections.abc import Iterable
from difflib import get_close_matches

_LIKE = 0.6
"""How like two names are, from 0 to 1, where one may be a slip for the other: difflib's own bound,
at which `csm` leads to `cssm` and `cuneo` to nothing."""

_AT_MOST = 3


def close_names(name: str, known: Iterable[str]) -> list[str]:
    """The known names that are like one, likest first; case does not count.

    Args:
        name: What was typed.
        known: What there is; of two names that differ in case alone the first stands.
    """
    written: dict[str, str] = {}
    for one in known:
        written.setdefault(one.casefold(), one)
    found = get_close_matches(name.casefold(), written, _AT_MOST, _LIKE)
    return [written[one] for one in found]


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """A question to put behind a sentence, with a space before it; empty where nothing is like."""
    found = close_names(name, known)
    return f" Did you mean {' or '.join(found)}?" if found else ""
