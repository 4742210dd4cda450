"""Whose a document is: from what stands in the letterhead, not from what the prose mentions."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from extractor import extract
from models.extraction import Extraction
from models.records import Consortium
from models.registry import RegistryEntry
from models.vocabulary import BodyKind, OwnerBasis
from tests.extractor.layouts.letters import plan


def _read(
    folder: Path,
    letterhead: Sequence[str],
    registry: tuple[RegistryEntry, ...] = (),
    **more: object,
) -> Extraction:
    path = plan(folder / "plan.pdf", letterhead, **more)  # type: ignore[arg-type]
    return extract(path, registry=registry)


def test_all_that_a_letterhead_says_goes_into_a_provisional_entry(tmp_path: Path) -> None:
    letterhead = [
        "^CONSORZIO INTERCOMUNALE DEI SERVIZI SOCIALI",
        "^DELLA VALLE SCURA (C.I.S.S.)",
        "Via Roma 1 - 12345 Pietrafredda - Provincia di Cuneo",
        "C.F. e P.IVA 01234567897 - www.vallescura.example",
    ]
    found = _read(tmp_path, letterhead)
    assert found.consortium == Consortium(
        consortium_id="consorzio-scura",
        name="Consorzio Intercomunale dei Servizi Sociali della Valle Scura",
        acronym="C.I.S.S.",
        kind=BodyKind.CONSORTIUM,
        province="CN",
        region="Piemonte",
        tax_code="01234567897",
        website="www.vallescura.example",
        is_provisional=True,
    )
    assert found.document.consortium_basis is OwnerBasis.LETTERHEAD


def test_a_municipality_alone_has_no_province(tmp_path: Path) -> None:
    found = _read(tmp_path, ["^Comune di Torino"]).consortium
    assert (found.consortium_id, found.kind) == ("comune-di-torino", BodyKind.MUNICIPALITY)
    assert found.province is None
    assert found.region is None


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Comunità Montana del Monte Nero", BodyKind.UNION),
        ("Unione di Comuni Colli Alti", BodyKind.UNION),
        ("Società della Salute Val Fredda", BodyKind.CONSORTIUM),
        ("Azienda Sanitaria Locale Alto Fiume", BodyKind.HEALTH_AUTHORITY),
        ("Azienda Pubblica di Servizi alla Persona Villa Serena", BodyKind.SERVICE_COMPANY),
        ("Ambito Territoriale Sociale Riva Alta", BodyKind.OTHER),
        ("Provincia di Lodi", BodyKind.PROVINCE),
        ("ASP Villa Serena", None),
    ],
)
def test_the_words_that_open_a_name_tell_the_kind(
    tmp_path: Path, line: str, kind: BodyKind | None
) -> None:
    found = _read(tmp_path, [f"^{line}"]).consortium
    assert (found.name, found.kind) == (line, kind)


def test_the_long_form_above_an_acronym_tells_its_kind(tmp_path: Path) -> None:
    lines = ["Azienda Pubblica di Servizi alla Persona", "^ASP Villa Serena"]
    found = _read(tmp_path, lines).consortium
    assert (found.name, found.kind) == ("ASP Villa Serena", BodyKind.SERVICE_COMPANY)


@pytest.mark.parametrize(
    ("lines", "province", "region"),
    [
        (["^Comune di Rivanera (SI)"], "SI", "Toscana"),
        (["^Comune di Rivanera", "Via Roma 2 - 53010 Rivanera (SI)"], "SI", "Toscana"),
        (["^Comune di Rivanera", "Città metropolitana di Bologna"], "BO", "Emilia-Romagna"),
        (["^Comune di Rivanera", "www.comune.rivanera.si.it"], "SI", "Toscana"),
        (["^Comune di Rivanera", "PROVINCIA DI FORLI' - CESENA"], "FC", "Emilia-Romagna"),
        (["^Comune di Rivanera", "Prov. (SI)"], "SI", "Toscana"),
        (["^Comune di Rivanera", "La Provincia si informa"], None, None),
        (["^Comune di Rivanera", "Regione Umbria"], None, "Umbria"),
        (["^Comune di Rivanera", "C.F. 00000000547"], None, "Umbria"),
        (["^Comune di Rivanera", "C.F. 00000000541"], None, None),
        (["^Comune di Rivanera", "Provincia di Siena", "Provincia di Lodi"], None, None),
    ],
)
def test_province_and_region_are_taken_from_what_is_printed(
    tmp_path: Path, lines: list[str], province: str | None, region: str | None
) -> None:
    found = _read(tmp_path, lines).consortium
    assert (found.name, found.province, found.region) == ("Comune di Rivanera", province, region)


def test_bodies_in_prose_are_not_the_owner(tmp_path: Path) -> None:
    prose = [
        "Il presente piano tiene conto degli accordi che l'ente ha stretto da tempo con il vicino",
        "Comune di Altavilla e con la Provincia di Siena, che partecipa alla spesa. Il",
        "Comune di Altavilla ha chiesto di aderire.",
    ]
    found = _read(tmp_path, ["^Unione dei Comuni Colli Alti"], prose=prose).consortium
    assert found.name == "Unione dei Comuni Colli Alti"
    assert found.province is None
    nobody = _read(tmp_path, [], prose=prose)
    assert nobody.consortium.name is None
    assert nobody.consortium.consortium_id == f"unknown-{nobody.document.sha256[:8]}"


def test_what_stands_below_a_name_is_not_part_of_it(tmp_path: Path) -> None:
    lines = ["^CONSORZIO INTERCOMUNALE", "^DEI SERVIZI SOCIALI", "^RIVANERA", "^Approvato nel 2022"]
    found = _read(tmp_path, lines).consortium
    assert found.name == "Consorzio Intercomunale dei Servizi Sociali Rivanera"


def test_the_address_of_a_letter_is_not_the_owner(tmp_path: Path) -> None:
    found = _read(tmp_path, ["Spett.le", "Comune di Altavilla", "Consorzio Valle Scura"])
    assert found.consortium.name == "Consorzio Valle Scura"


def test_two_bodies_named_alike_leave_it_open(tmp_path: Path) -> None:
    found = _read(tmp_path, ["^Comune di Altavilla", "^Comune di Bassavilla"])
    assert found.consortium.name is None


def test_municipalities_beside_a_union_are_its_members(tmp_path: Path) -> None:
    members = ["Comune di Altavilla - Comune di Bassavilla - Comune di Mezzavilla"]
    found = _read(tmp_path, ["Unione dei Comuni Colli Alti", *members])
    assert found.consortium.name == "Unione dei Comuni Colli Alti"


def test_an_accent_set_as_an_apostrophe_is_part_of_the_name(tmp_path: Path) -> None:
    found = _read(tmp_path, ["^CITTA' DI RIVALTA'"]).consortium
    assert (found.consortium_id, found.name) == ("citta-di-rivalta", "Citta' di Rivalta'")


def test_a_running_foot_names_the_owner(tmp_path: Path) -> None:
    found = _read(tmp_path, [], footer="Comune di Altavilla - Piano 2023", pages=3)
    assert found.consortium.name == "Comune di Altavilla"


def test_a_name_repeated_in_the_text_decides_where_no_letterhead_does(tmp_path: Path) -> None:
    prose = ["Anche nel 2023 il Comune di Altavilla e il suo personale lavorano così."] * 6
    found = _read(tmp_path, [], prose=[*prose, "Vi collabora il Comune di Bassavilla."])
    assert found.consortium.name == "Comune di Altavilla"
    assert found.document.consortium_basis is OwnerBasis.NAME


def test_a_letterhead_goes_before_mentions_of_a_known_body(tmp_path: Path) -> None:
    known = RegistryEntry(consortium=Consortium(consortium_id="vs", name=None, acronym="C.V.S."))
    prose = ["Il servizio è svolto insieme al C.V.S. e i costi sono a carico del C.V.S."] * 5
    found = _read(tmp_path, ["^Comune di Altavilla"], (known,), prose=prose)
    assert found.consortium.name == "Comune di Altavilla"
    without = _read(tmp_path, [], (known,), prose=prose)
    assert without.consortium.consortium_id == "vs"
    seldom = _read(tmp_path, [], (known,), prose=prose[:1])
    assert seldom.consortium.name is None
    assert seldom.consortium.consortium_id.startswith("unknown-")


def test_a_known_body_mentioned_less_than_another_is_not_the_owner(tmp_path: Path) -> None:
    known = RegistryEntry(consortium=Consortium(consortium_id="vs", name=None, acronym="C.V.S."))
    prose = ["Il Comune di Altavilla ha aperto lo sportello."] * 8
    prose += ["Vi collabora il C.V.S. con due persone."] * 4
    found = _read(tmp_path, [], (known,), prose=prose)
    assert found.consortium.name == "Comune di Altavilla"


def test_a_known_body_is_known_by_its_name_over_two_lines(tmp_path: Path) -> None:
    body = Consortium(consortium_id="vs", name="Consorzio dei Servizi Sociali di Valle Scura")
    lines = ["^CONSORZIO DEI SERVIZI SOCIALI", "^DI VALLE SCURA"]
    found = _read(tmp_path, lines, (RegistryEntry(consortium=body),))
    assert found.consortium == body
    assert found.document.consortium_basis is OwnerBasis.NAME


def test_the_name_has_evidence_that_holds_it(tmp_path: Path) -> None:
    found = _read(tmp_path, ["^CONSORZIO DEI SERVIZI SOCIALI", "^DI VALLE SCURA - Pagina uno"])
    parts = [item for item in found.evidence if item.field == "consortium_id"]
    assert [item.raw_text for item in parts] == ["CONSORZIO DEI SERVIZI SOCIALI", "DI VALLE SCURA"]
