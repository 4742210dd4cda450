"""Values as the documents print them: dates, percentages, programme codes."""

from __future__ import annotations

from datetime import date


def printed_date(iso: str | None) -> str:
    """Prints a day with a two-digit year: `2022-07-31` becomes `31/07/22`."""
    return date.fromisoformat(iso).strftime("%d/%m/%y") if iso else ""


def printed_percentage(value: float | None) -> str:
    """Prints a percentage with two decimals: 9.09 becomes `9,09%`."""
    return "" if value is None else f"{value:.2f}%".replace(".", ",")


def printed_whole_percentage(value: float | None) -> str:
    """Prints a percentage without decimals where it has none: 6.0 becomes `6%`."""
    return "" if value is None else f"{value:g}%".replace(".", ",")


def printed_programme(code: str) -> str:
    """Prints missione and programma: `01.02` becomes `1/02`."""
    mission, programme = code.split(".")
    return f"{int(mission)}/{programme}"
