"""How CSV is written: as standards have it, or as an Italian Excel opens it with a double click."""

from dataclasses import dataclass
from enum import StrEnum


class CsvDialect(StrEnum):
    """Who reads the CSV."""

    STANDARD = "standard"
    EXCEL = "excel"


@dataclass(frozen=True, slots=True)
class CsvForm:
    """A form of CSV.

    Attributes:
        delimiter: Between two cells.
        decimal: Between a number's whole part and the rest.
        encoding: Of the file; with a mark at its beginning where Excel needs one.
    """

    delimiter: str = ","
    decimal: str = "."
    encoding: str = "utf-8"


STANDARD = CsvForm()
"""RFC 4180 in UTF-8, with a line feed at the end of a line."""

FORMS = {
    CsvDialect.STANDARD: STANDARD,
    CsvDialect.EXCEL: CsvForm(delimiter=";", decimal=",", encoding="utf-8-sig"),
}
