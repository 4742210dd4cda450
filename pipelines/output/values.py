"""Single values as people read them."""

from decimal import Decimal

from pipelines.output.safety import for_terminal

_SHOWN_DECIMALS = 2


def shown(value: object) -> str:
    """A value as people read it: at most two decimals, nothing for NULL."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float | Decimal):
        return f"{value:.{_SHOWN_DECIMALS}f}".rstrip("0").rstrip(".")
    if isinstance(value, list | tuple):
        return ", ".join(shown(inner) for inner in value)
    return for_terminal(str(value))
