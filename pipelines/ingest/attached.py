"""What is said of the files attached to a PDF."""

from collections.abc import Iterable

_NAMED_AT_MOST = 5
_KILO = 1000
_UNITS = ("bytes", "kB", "MB", "GB")


def attached_words(files: Iterable[tuple[str | None, int]]) -> str:
    """The names and sizes of attached files, the first few of them.

    Args:
        files: Name, where there is one, and size in bytes of each.
    """
    told = [f"{name or '(without a name)'} ({_size(size)})" for name, size in files]
    rest = len(told) - _NAMED_AT_MOST
    more = f" and {rest} more" if rest > 0 else ""
    return f"Attached and not read: {', '.join(told[:_NAMED_AT_MOST])}{more}"


def _size(size: float) -> str:
    for unit in _UNITS[:-1]:
        if size < _KILO:
            return f"{size:.3g} {unit}"
        size /= _KILO
    return f"{size:.3g} {_UNITS[-1]}"
