"""What the sums of figures say: weights add up to 100, over all records or within each."""

from collections.abc import Sequence

from extractor.layouts.values import share

_SUMS = 1.0  # percentage points by which weights may miss 100
_OF_ONE = 0.011  # by which weights that are parts of one may miss it
_WHOLE = 100.0


def sums_to_whole(groups: Sequence[Sequence[str]]) -> str | None:
    """Whether figures add up to 100 within each record (``steps``), or over the ``records``."""
    figures = [
        [figure for text in values if (figure := share(text)) is not None] for values in groups
    ]
    figures = [values for values in figures if values]
    if not figures:
        return None
    within = sum(len(values) > 1 and abs(sum(values) - _WHOLE) <= _SUMS for values in figures)
    if within > len(figures) / 2:
        return "steps"
    if all(len(set(values)) == 1 for values in figures) and len(figures) > 1:
        total = sum(values[0] for values in figures)
        if abs(total - _WHOLE) <= _SUMS or abs(total - 1) < _OF_ONE:
            return "records"
    return None
