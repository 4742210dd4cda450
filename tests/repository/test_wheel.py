"""Everything that ``verifica`` needs travels inside the wheel."""

import subprocess
import sys
import zipfile

import pytest

from tests.samples import ROOT

KEPT_OUT = ("tests/", "benchmarks/", "corpus/documents/", "corpus/gold/", "docs/")


@pytest.fixture(scope="module")
def names(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """What is in the wheel, built from a copy so that no build folder is left in the project."""
    folder = tmp_path_factory.mktemp("wheel")
    copy = folder / "project"
    copy.mkdir()
    kept = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split("\0")
    for name in filter(None, kept):
        source = ROOT / name
        if source.is_file():
            target = copy / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(source.read_bytes())
    subprocess.run(
        [
            sys.executable,
            *["-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation"],
            *["--wheel-dir", str(folder), str(copy)],
        ],
        check=True,
        capture_output=True,
    )
    (wheel,) = folder.glob("verifica-*.whl")
    return set(zipfile.ZipFile(wheel).namelist())


def _files(*patterns: str) -> list[str]:
    found = [
        str(path.relative_to(ROOT))
        for package in ("models", "extractor", "pipelines")
        for pattern in patterns
        for path in (ROOT / package).rglob(pattern)
    ]
    assert found
    return sorted(found)


def test_code_vocabularies_taxonomy_and_sql_travel(names: set[str]) -> None:
    needed = set(_files("*.py", "*.toml", "*.csv", "*.sql", "*.html", "*.css", "py.typed"))
    assert not needed - names
    assert "corpus/consortia.toml" in names


def test_nothing_else_travels(names: set[str]) -> None:
    assert not [name for name in names if name.startswith(KEPT_OUT)]


def test_the_command_and_the_licence_are_declared(names: set[str]) -> None:
    assert any(name.endswith("entry_points.txt") for name in names)
    assert any(name.endswith("LICENSE") for name in names)
