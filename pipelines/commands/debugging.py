"""Whether tracebacks are shown: asked for anywhere on the command line, needed at its end."""

_asked: set[str] = set()


def remember(is_asked: bool) -> bool:
    """Take note of ``--debug``."""
    if is_asked:
        _asked.add("debug")
    return is_asked


def is_on() -> bool:
    """Whether ``--debug`` was given."""
    return bool(_asked)
