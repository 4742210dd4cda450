"""The registry of bodies: the built-in one, and one of the user's."""

from pathlib import Path

import pytest
from pydantic import ValidationError

from models.records import Consortium
from models.registry import load_registry, registry_fragment
from models.vocabulary import BodyKind


def test_the_built_in_registry_knows_the_bodies_of_the_samples() -> None:
    known = {entry.consortium.consortium_id: entry for entry in load_registry()}
    assert known["cissac"].consortium.province == "TO"
    assert known["cssm"].consortium.province == "CN"
    assert {entry.consortium.region for entry in known.values()} == {"Piemonte"}


def test_identifiers_and_aliases_name_one_body_each() -> None:
    names = [alias.lower() for entry in load_registry() for alias in entry.aliases]
    assert len(names) == len(set(names))


def test_a_registry_of_ones_own_adds_to_the_built_in_one(tmp_path: Path) -> None:
    path = tmp_path / "bodies.toml"
    path.write_text('[alfa]\nname = "Comune di Alfa"\nkind = "municipality"\naliases = ["ALFA"]\n')
    own, *others = load_registry(path)
    assert own.consortium.consortium_id == "alfa"
    assert own.aliases == ("ALFA",)
    assert tuple(others) == load_registry()


def test_an_entry_of_ones_own_takes_the_place_of_the_built_in_one(tmp_path: Path) -> None:
    path = tmp_path / "bodies.toml"
    path.write_text('[cissac]\nname = "Consorzio di Caluso"\nkind = "consortium"\n')
    names = [
        entry.consortium.name
        for entry in load_registry(path)
        if entry.consortium.consortium_id == "cissac"
    ]
    assert names == ["Consorzio di Caluso"]
    assert len(load_registry(path)) == len(load_registry())


@pytest.mark.parametrize(
    "line",
    ['nome = "Alfa"', 'kind = "castle"', 'tax_code = "123"', 'province = "Cuneo"', 'name = ""'],
)
def test_a_key_or_value_that_makes_no_sense_is_refused(tmp_path: Path, line: str) -> None:
    path = tmp_path / "bodies.toml"
    path.write_text(f"[alfa]\n{line}\n")
    with pytest.raises(ValidationError):
        load_registry(path)


def test_a_fragment_is_an_entry(tmp_path: Path) -> None:
    body = Consortium(
        consortium_id="comune-di-alfa",
        name='Comune di "Alfa"',
        kind=BodyKind.MUNICIPALITY,
        tax_code="00000000547",
        is_provisional=True,
    )
    path = tmp_path / "bodies.toml"
    path.write_text(registry_fragment(body), encoding="utf-8")
    entry, *_ = load_registry(path)
    assert entry.consortium == body.model_copy(update={"is_provisional": False})
