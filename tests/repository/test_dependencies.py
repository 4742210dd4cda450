"""What the project stands on: declared, pinned, described, under licences that it may use."""

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from tests.samples import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
OPTIONAL = PROJECT["optional-dependencies"]
LOCK = (ROOT / "requirements.lock").read_text("utf-8")
PAGE = (ROOT / "docs" / "dependencies.md").read_text("utf-8")
FOLDERS = ("models", "extractor", "pipelines", "corpus", "tests", "benchmarks")
OPTIONAL_FOLDERS = ("tests", "benchmarks")
"""Folders that may import what is installed for development only."""

LICENCES = {
    "0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "CC0-1.0", "ISC", "LGPL", "MIT",
    "MIT-0", "MIT-CMU", "MPL-2.0", "PSF-2.0", "Zlib",
}  # fmt: skip
"""Those that ask nothing of a work that uses them, or that the EUPL-1.2 lists as compatible."""

SPELLINGS = {
    "Apache Software License": "Apache-2.0",
    "BSD": "BSD-3-Clause",
    "BSD License": "BSD-3-Clause",
    "GNU Library or Lesser General Public License (LGPL)": "LGPL",
    "ISC License (ISCL)": "ISC",
    "MIT License": "MIT",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "Python Software Foundation License": "PSF-2.0",
    "dependency licenses": "BSD-3-Clause",
}
"""Names that older packages use; pypdfium2 calls those of pdfium `dependency licenses`."""


def folded(name: str) -> str:
    """A package's name as indexes compare it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def _direct(*groups: str) -> set[str]:
    lists = [PROJECT["dependencies"], *(OPTIONAL[group] for group in groups)]
    names = {folded(Requirement(text).name) for given in lists for text in given}
    return names - {folded(PROJECT["name"])}


def _pins() -> dict[str, set[str]]:
    """The pinned versions by name; a name may have one for each range of Python."""
    found: dict[str, set[str]] = {}
    for name, version in re.findall(r"^([a-z0-9][a-z0-9.-]*)==([^ \\\n]+)", LOCK, re.MULTILINE):
        found.setdefault(name, set()).add(version)
    return found


EXTRAS = ("cluster", "cross-check")
DIRECT = sorted(_direct(*EXTRAS, "dev"))


@pytest.mark.parametrize("name", DIRECT)
def test_a_dependency_is_described_with_the_version_that_is_pinned(name: str) -> None:
    line = re.search(rf"^\| `{re.escape(name)}` \| ([^|]+) \| ", PAGE, re.MULTILINE)
    assert line, f"docs/dependencies.md does not say what {name} is for"
    assert set(line[1].split(" / ")) == _pins()[name]


def test_nothing_is_described_that_is_not_a_dependency() -> None:
    used = PAGE.split("## What was left out")[0]
    assert set(re.findall(r"^\| `([a-z0-9-]+)` \| [0-9]", used, re.MULTILINE)) == set(DIRECT)


def test_the_lock_pins_exactly_and_with_the_hashes_of_the_files() -> None:
    entries = re.split(r"\n(?=[a-z0-9])", LOCK.split("\n", 2)[2].strip())
    assert len(entries) > 90
    for entry in entries:
        first, *rest = entry.split("\n")
        assert re.fullmatch(r"[a-z0-9][a-z0-9.-]*==[0-9][^ ]*( ; [^\\]+)? \\", first), first
        assert rest, f"{first} has no hash"
        for line in rest:
            assert re.fullmatch(r"    --hash=sha256:[0-9a-f]{64}( \\)?", line), line


def test_what_is_installed_is_what_is_pinned() -> None:
    for name, versions in _pins().items():
        try:
            installed = metadata.version(name)
        except metadata.PackageNotFoundError:
            continue  # pinned for another platform
        assert installed in versions, name


def _licences(name: str) -> set[str]:
    """The licences that a package's metadata names, in the spelling of SPDX."""
    given = metadata.metadata(name).json
    expression = str(given.get("license_expression", ""))
    classified = [
        text.rsplit(" :: ", 1)[-1]
        for text in given.get("classifier", [])
        if text.startswith("License :: ") and text != "License :: OSI Approved"
    ]
    if expression or not classified:
        stated = re.split(r" AND | OR |, |\(|\)", expression or str(given.get("license", "")))
    else:
        stated = classified
    return {SPELLINGS.get(text.strip(), text.strip()) for text in stated if text.strip()}


@pytest.mark.parametrize("name", sorted(_pins()))
def test_a_licence_may_be_used_with_the_eupl(name: str) -> None:
    try:
        licences = _licences(name)
    except metadata.PackageNotFoundError:
        pytest.skip("pinned for another platform")
    assert licences, f"{name} names no licence"
    assert licences <= LICENCES, f"{name}: {sorted(licences - LICENCES)}"


def test_a_licence_that_may_not_be_used_would_be_seen() -> None:
    assert "AGPL-3.0-only" not in LICENCES
    assert _licences("pebble") == {"LGPL"}
    assert _licences("certifi") == {"MPL-2.0"}


def _imports(path: Path) -> Iterator[str]:
    """The first names of what a module imports."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            yield node.module.partition(".")[0]


@pytest.mark.parametrize("folder", FOLDERS)
def test_only_what_is_declared_is_imported(folder: str) -> None:
    owners = metadata.packages_distributions()
    groups = (*EXTRAS, "dev") if folder in OPTIONAL_FOLDERS else EXTRAS
    allowed = _direct(*groups)
    if folder == "corpus":
        allowed |= {"reportlab"}  # typesets the samples; what the wheel takes along does not
    modules = sorted((ROOT / folder).rglob("*.py"))
    assert modules
    seen: set[str] = set()
    for path in modules:
        for name in set(_imports(path)) - set(sys.stdlib_module_names) - set(FOLDERS):
            packages = {folded(package) for package in owners.get(name, [name])}
            seen |= packages
            assert packages & allowed, f"{path.relative_to(ROOT)} imports {name}"
    assert seen or folder == "corpus"


def test_what_is_needed_to_run_is_pinned_alike_and_can_be_installed_alone() -> None:
    to_run = (ROOT / "requirements-run.lock").read_text("utf-8")
    entries = re.split(r"\n(?=[a-z0-9])", to_run.split("\n", 2)[2].strip())
    whole = set(re.split(r"\n(?=[a-z0-9])", LOCK.split("\n", 2)[2].strip()))
    assert set(entries) < whole
    names = {entry.partition("==")[0] for entry in entries}
    assert _direct() <= names
    assert "setuptools" in names  # builds the project without the network
    assert names & (set(DIRECT) - _direct()) <= {"packaging", "setuptools"}
