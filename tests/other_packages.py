"""Packages that only a test needs, fetched from the package index into a folder of their own."""

import subprocess
import sys
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

import pytest


@cache
def _fetched(requirement: str) -> Path | str:
    """The folder that holds a package, or why it cannot be had."""
    folder = Path(mkdtemp(prefix="verifica-packages-"))
    done = subprocess.run(
        [sys.executable, "-m", "pip", "install", "--quiet", "--target", str(folder), requirement],
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    return folder if done.returncode == 0 else done.stderr.strip().splitlines()[-1]


def run_with(requirement: str, program: str, *arguments: str | Path) -> str:
    """What a program prints that is run with a package in place of, or beside, those installed.

    Skips the test, with a sentence, where the package index cannot be reached.

    Args:
        requirement: The package, such as ``duckdb==1.4.0``.
        program: Python.
        arguments: What the program finds in ``sys.argv[1:]``.
    """
    fetched = _fetched(requirement)
    if isinstance(fetched, str):
        pytest.skip(f"{requirement} cannot be had from the package index: {fetched}")
    start = f"import sys; sys.path.insert(0, {str(fetched)!r})\n"
    done = subprocess.run(
        [sys.executable, "-I", "-c", start + program, *map(str, arguments)],
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout
