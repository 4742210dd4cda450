"""The budget classification by mission and programme (D.Lgs. 118/2011, allegato 14)."""

import csv
from functools import cache
from importlib.resources import files

from models.records import Programme


def _year(text: str) -> int | None:
    return int(text) if text else None


@cache
def load_programmes() -> tuple[Programme, ...]:
    """Every programme known, with the years in which its title holds and where it was checked."""
    source = files("models").joinpath("programmes.csv").read_text(encoding="utf-8")
    rows = list(csv.DictReader(source.splitlines()))
    missions = {row["mission"]: row["official_name"] for row in rows if not row["programme"]}
    return tuple(
        Programme(
            programme=f"{row['mission']}.{row['programme']}",
            mission_title=missions[row["mission"]],
            title=row["official_name"],
            valid_from=_year(row["valid_from"]),
            valid_to=_year(row["valid_to"]),
            is_regions_only=row["regions_only"] == "yes",
            checked_against=row["checked_against"],
        )
        for row in rows
        if row["programme"]
    )
