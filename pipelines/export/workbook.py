"""Workbooks of spreadsheets (.xlsx, ECMA-376), with real numbers and dates, written row by row.

A part of the standard that any spreadsheet reads: texts inline, five styles, no formulas. The same
sheets give the same bytes.
"""

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import IO
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_EPOCH = date(1899, 12, 30)
"""Day 0 of a spreadsheet; the year 1900 is no leap year from March on."""

_FIRST_TRUE_DAY = date(1900, 3, 1)
"""Before it, spreadsheets count a day that never was; such dates are written as text."""

_LONGEST_TEXT = 32_767
"""Characters that a cell may hold."""

_LONGEST_NAME = 31
"""Characters of a sheet's name."""

_LARGEST_EXACT = 2**53
"""Whole numbers beyond it lose digits in a spreadsheet, so they are written as text."""

_NO_XML = re.compile("[^\\t\\n\\r\\x20-\\ud7ff\\ue000-\\ufffd\\U00010000-\\U0010ffff]")
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\]")
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
_WIDEST, _NARROWEST = 60, 9
_MOMENT_OF_FILES = (1980, 1, 1, 0, 0, 0)

_PLAIN, _HEAD, _DATE, _MOMENT, _WRAPPED = range(5)

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_HEADER = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

_STYLES = (
    f'{_HEADER}<styleSheet xmlns="{_MAIN}">'
    '<numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/>'
    '<numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd\\ hh:mm:ss"/></numFmts>'
    '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>'
    '<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill>'
    '<fill><patternFill patternType="gray125"/></fill></fills>'
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="5">'
    '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
    '<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/>'
    '<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>'
    '<xf numFmtId="165" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>'
    '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1">'
    '<alignment vertical="top" wrapText="1"/></xf>'
    '</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>'
    "</styleSheet>"
)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet.

    Attributes:
        name: Its name; no two sheets of a workbook have the same.
        columns: Names of its columns.
        rows: Their values.
    """

    name: str
    columns: Sequence[str]
    rows: Sequence[Sequence[object]]


def _column(number: int) -> str:
    """The letters of a column, from 1."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _text(text: str) -> str:
    """Text as a cell holds it: only what XML can, and no more than a cell may."""
    safe = _ESCAPED.sub(r"_x005F_x\1_", _NO_XML.sub("", text))[:_LONGEST_TEXT]
    return f'<is><t xml:space="preserve">{escape(safe)}</t></is>'


def _cell(place: str, value: object, style: int = _PLAIN) -> str:
    """A cell of the type that its value has; nothing for NULL."""
    if value is None or (isinstance(value, float) and not math.isfinite(value)):
        return ""
    if isinstance(value, bool):
        return f'<c r="{place}" t="b"><v>{int(value)}</v></c>'
    if isinstance(value, int | float | Decimal) and _is_exact(value):
        return f'<c r="{place}"><v>{value}</v></c>'
    if isinstance(value, date) and _day_of(value) >= _FIRST_TRUE_DAY:
        days: float = (_day_of(value) - _EPOCH).days
        if isinstance(value, datetime):
            seconds = value.hour * 3600 + value.minute * 60 + value.second
            return f'<c r="{place}" s="{_MOMENT}"><v>{days + seconds / 86400!r}</v></c>'
        return f'<c r="{place}" s="{_DATE}"><v>{days}</v></c>'
    if isinstance(value, list | tuple):
        value = ", ".join(map(str, value))
    wrapped = style or _WRAPPED
    return f'<c r="{place}" s="{wrapped}" t="inlineStr">{_text(str(value))}</c>'


def _is_exact(value: int | float | Decimal) -> bool:
    return -_LARGEST_EXACT <= value <= _LARGEST_EXACT


def _day_of(value: date) -> date:
    return value.date() if isinstance(value, datetime) else value


def _row(number: int, values: Iterable[object], style: int = _PLAIN) -> str:
    cells = (
        _cell(f"{_column(place)}{number}", value, style)
        for place, value in enumerate(values, start=1)
    )
    return f'<row r="{number}">{"".join(cells)}</row>'


def _width(name: str, values: Iterable[object]) -> int:
    longest = max((len(str(value)) for value in values if value is not None), default=0)
    return min(_WIDEST, max(_NARROWEST, len(name) + 4, longest + 2))


def _write_sheet(out: IO[bytes], sheet: Sheet) -> None:
    """Write the XML of a sheet: names of columns that stay in sight, a filter, the rows."""
    count = len(sheet.columns)
    whole = f"A1:{_column(max(count, 1))}{len(sheet.rows) + 1}"
    widths = "".join(
        f'<col min="{place}" max="{place}" customWidth="1" '
        f'width="{_width(name, (row[place - 1] for row in sheet.rows))}"/>'
        for place, name in enumerate(sheet.columns, start=1)
    )
    out.write(
        f'{_HEADER}<worksheet xmlns="{_MAIN}"><dimension ref="{whole}"/><sheetViews>'
        '<sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" '
        f'state="frozen"/></sheetView></sheetViews><cols>{widths}</cols><sheetData>'.encode()
    )
    out.write(_row(1, sheet.columns, _HEAD).encode())
    for number, row in enumerate(sheet.rows, start=2):
        out.write(_row(number, row).encode())
    out.write(f'</sheetData><autoFilter ref="{whole}"/></worksheet>'.encode())


def _names(sheets: Sequence[Sheet]) -> list[str]:
    return [_NOT_IN_NAMES.sub("-", sheet.name)[:_LONGEST_NAME] for sheet in sheets]


def _parts(names: Sequence[str]) -> dict[str, str]:
    """The parts of a workbook beside its sheets."""
    numbers = range(1, len(names) + 1)
    listed = "".join(
        f'<sheet name="{escape(name, {chr(34): "&quot;"})}" sheetId="{n}" r:id="rId{n}"/>'
        for n, name in zip(numbers, names, strict=True)
    )
    related = "".join(
        f'<Relationship Id="rId{n}" Type="{_OFFICE}/worksheet" Target="worksheets/sheet{n}.xml"/>'
        for n in numbers
    )
    styles = f'<Relationship Id="rId0" Type="{_OFFICE}/styles" Target="styles.xml"/>'
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    overridden = "".join(
        f'<Override PartName="/xl/worksheets/sheet{n}.xml" ContentType="{kind}.worksheet+xml"/>'
        for n in numbers
    )
    relations = f'{_HEADER}<Relationships xmlns="{_PACKAGE}/relationships">'
    return {
        "[Content_Types].xml": f'{_HEADER}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{kind}.sheet.main+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{kind}.styles+xml"/>'
        f"{overridden}</Types>",
        "_rels/.rels": f'{relations}<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" '
        'Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'{_HEADER}<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}">'
        f"<sheets>{listed}</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": f"{relations}{styles}{related}</Relationships>",
        "xl/styles.xml": _STYLES,
    }


def write_workbook(path: Path, sheets: Sequence[Sheet]) -> None:
    """Write a workbook.

    Args:
        path: The file to write.
        sheets: Its sheets in order; at least one.
    """
    with ZipFile(path, "w", ZIP_DEFLATED) as book:
        for name, content in _parts(_names(sheets)).items():
            book.writestr(_entry(name), content)
        for number, sheet in enumerate(sheets, start=1):
            with book.open(_entry(f"xl/worksheets/sheet{number}.xml"), "w") as out:
                _write_sheet(out, sheet)


def _entry(name: str) -> ZipInfo:
    """An entry that says nothing of when it was made."""
    entry = ZipInfo(name, _MOMENT_OF_FILES)
    entry.compress_type = ZIP_DEFLATED
    return entry
