"""Keeps the time of day out of the PDFs."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager

_VARIABLE = "SOURCE_DATE_EPOCH"
_NEW_YEAR_2000 = "946684800"


@contextmanager
def fixed_clock() -> Iterator[None]:
    """Lets the typesetters believe that it is the first day of 2000.

    They take the date of a PDF and of its fonts from this variable
    (https://reproducible-builds.org/specs/source-date-epoch/); what it held is put back.
    """
    before = os.environ.get(_VARIABLE)
    os.environ[_VARIABLE] = _NEW_YEAR_2000
    try:
        yield
    finally:
        if before is None:
            del os.environ[_VARIABLE]
        else:
            os.environ[_VARIABLE] = before
