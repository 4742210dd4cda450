"""Python's search for reference cycles, paused while a document is read.

Reading makes some hundred thousand small objects, none of which refers back to its owner; the
search goes through all of them, and through the vocabularies and rules loaded before, again and
again.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def paused_collector() -> Iterator[None]:
    """Pause the search; afterwards it is as it was before."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
