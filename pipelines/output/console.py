"""The two streams: answers on standard output, everything else on standard error."""

import os
import sys
from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING

from pipelines.output.safety import for_terminal

if TYPE_CHECKING:
    from rich.console import Console

_WIDTH_IN_A_PIPE = 100
"""Characters of a table where no terminal and no $COLUMNS says how many there are."""


@cache
def console() -> "Console":
    """Where answers are printed; plain in a pipe."""
    from rich.console import Console

    width = None if is_width_known() else _WIDTH_IN_A_PIPE
    return Console(width=width, highlight=False, soft_wrap=False)


@cache
def error_console() -> "Console":
    """Where progress is shown."""
    from rich.console import Console

    return Console(stderr=True, highlight=False)


def say(text: str = "") -> None:
    """Print a line of an answer."""
    sys.stdout.write(f"{for_terminal(text)}\n")


def tell(text: str) -> None:
    """Print a line that is no part of the answer."""
    sys.stderr.write(f"{for_terminal(text)}\n")


def is_width_known() -> bool:
    """Whether a terminal or $COLUMNS says how wide an answer may be."""
    return sys.stdout.isatty() or os.environ.get("COLUMNS", "").isdecimal()


def say_folded(lines: Iterable[str], indent: int = 0) -> None:
    """Print lines of an answer, broken at blanks where they are wider than what is known to be.

    Args:
        lines: The lines; what one begins with in blanks, its later parts begin with too.
        indent: Blanks before later parts beyond that.
    """
    import textwrap

    for line in lines:
        before = " " * (len(line) - len(line.lstrip()))
        folded = textwrap.wrap(
            line.strip(),
            console().width if is_width_known() else sys.maxsize,
            initial_indent=before,
            subsequent_indent=before + " " * indent,
            break_on_hyphens=False,
            break_long_words=False,
        )
        for part in folded or [""]:
            say(part)
