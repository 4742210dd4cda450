"""The two streams: answers on standard output, everything else on standard error."""

import sys
from functools import cache
from typing import TYPE_CHECKING

from pipelines.output.safety import for_terminal

if TYPE_CHECKING:
    from rich.console import Console

_WIDTH_IN_A_PIPE = 160


@cache
def console() -> "Console":
    """Where answers are printed; plain and wide in a pipe."""
    from rich.console import Console

    width = None if sys.stdout.isatty() else _WIDTH_IN_A_PIPE
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
