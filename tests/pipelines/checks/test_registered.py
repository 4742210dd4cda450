"""No check is forgotten: each file is a check, named after itself, and read by check_results."""

import re
from importlib.resources import files

import pytest

from pipelines.store.definitions import views

FILES = sorted(
    item.name.removesuffix(".sql")
    for item in files("pipelines").joinpath("checks").iterdir()
    if item.name.endswith(".sql")
)


def test_check_results_reads_every_check() -> None:
    text = files("pipelines").joinpath("views", "check_results.sql").read_text("utf-8")
    assert re.findall(r"FROM check_(\w+)", text) == FILES


@pytest.mark.parametrize("name", FILES)
def test_the_file_is_named_after_the_check(name: str) -> None:
    assert f"check_{name}" in {view.name for view in views()}
    text = files("pipelines").joinpath("checks", f"{name}.sql").read_text("utf-8")
    assert set(re.findall(r"'(\w+)' AS kind", text)) == {name}
