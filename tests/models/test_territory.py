"""Provinces and regions: all of them, each once."""

from collections import Counter

from models.territory import provinces, region_of_tax_code, regions


def test_there_are_twenty_regions_and_all_provinces() -> None:
    assert len(regions()) == 20
    former = {"CI", "VS", "OG", "OT"}
    assert len(set(provinces()) - former) == 107


def test_no_name_is_of_two_provinces() -> None:
    names = Counter(
        name.lower() for item in provinces().values() for name in {item.name, *item.aliases}
    )
    assert names.most_common(1)[0][1] == 1
    offices = [item.tax_office for item in provinces().values() if item.tax_office is not None]
    assert len(offices) == len(set(offices))


def test_the_office_of_a_tax_code_tells_the_region_where_no_territory_changed_it() -> None:
    assert region_of_tax_code("07264440012") == "Piemonte"
    assert region_of_tax_code("00000000547") == "Umbria"
    assert region_of_tax_code("00000000414") is None
    assert region_of_tax_code("00000008888") is None
