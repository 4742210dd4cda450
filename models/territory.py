"""The provinces and regions of Italy."""

import tomllib
from functools import cache
from importlib.resources import files

from pydantic import BaseModel, ConfigDict


class Province(BaseModel):
    """A province or metropolitan city.

    Attributes:
        code: Two letters.
        name: Official name.
        region: Its region.
        aliases: Other spellings of the name.
        tax_office: The number of the office in tax codes (digits 8 to 10) that tells the region;
            None where it does not.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    code: str
    name: str
    region: str
    aliases: tuple[str, ...] = ()
    tax_office: int | None = None


class Region(BaseModel):
    """A region.

    Attributes:
        name: Official name.
        aliases: Other spellings.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    aliases: tuple[str, ...] = ()


@cache
def _table() -> tuple[tuple[Region, ...], dict[str, Province]]:
    text = files("models").joinpath("provinces.toml").read_text(encoding="utf-8")
    regions: list[Region] = []
    provinces: dict[str, Province] = {}
    for region, entries in tomllib.loads(text).items():
        fields = dict(entries)
        regions.append(Region(name=region, aliases=tuple(fields.pop("aliases", ()))))
        for code, values in fields.items():
            provinces[code] = Province(code=code, region=region, **values)
    return tuple(regions), provinces


def regions() -> tuple[Region, ...]:
    """All regions."""
    return _table()[0]


def provinces() -> dict[str, Province]:
    """All provinces by code."""
    return _table()[1]


@cache
def region_of_tax_code(tax_code: str) -> str | None:
    """The region of the office that issued a tax code; None where the number does not tell."""
    office = int(tax_code[7:10])
    return next(
        (province.region for province in provinces().values() if province.tax_office == office),
        None,
    )
