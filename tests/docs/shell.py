"""Commands as they are typed: in a shell, in a folder like that of a reader, on a terminal."""

import os
import pty
import re
import shutil
import subprocess
import sys
from pathlib import Path

from tests.samples import ROOT
from tests.stored import layout

_SHIM = """#!/bin/sh
exec "{python}" -c "from pipelines.commands import main; main()" "$@"
"""
_STYLE = re.compile(r"\x1b\[[0-9;]*m")
_BLOCK = re.compile(r"```sh\n(.*?)```", re.DOTALL)


def folder_of_a_reader(folder: Path, database: Path) -> Path:
    """Make a folder that holds what the documentation names, and say where.

    Args:
        folder: An empty folder.
        database: A database of the sample documents.
    """
    for name in ("corpus", "docs", "README.md"):
        (folder / name).symlink_to(ROOT / name)
    for name in ("verifica.duckdb", "demo.duckdb"):
        shutil.copy(database, folder / name)
        pages = database.with_name(f"{database.name}.pages")
        shutil.copytree(pages, folder / f"{name}.pages")
    (folder / "plans").mkdir()
    shutil.copy(layout("rio-chiaro-schede-2023"), folder / "plans" / "a.pdf")
    shutil.copy(layout("villarocca-elenco-2023"), folder / "plan.pdf")
    (folder / "bin").mkdir()
    shim = folder / "bin" / "verifica"
    shim.write_text(_SHIM.format(python=sys.executable), encoding="utf-8")
    shim.chmod(0o755)
    return folder


def commands_of(page: Path) -> list[str]:
    """The commands that a page shows, each as it is typed."""
    blocks = _BLOCK.findall(page.read_text(encoding="utf-8"))
    lines = "\n".join(blocks).replace("\\\n", "").splitlines()
    return [line for line in lines if line.strip() and not line.lstrip().startswith("#")]


def _environment(folder: Path) -> dict[str, str]:
    path = f"{folder / 'bin'}{os.pathsep}{os.environ['PATH']}"
    kept = {name: value for name, value in os.environ.items() if not name.startswith("VERIFICA")}
    terminal = {"COLUMNS": "100", "TERM": "xterm", "NO_COLOR": "1"}
    return kept | {"PATH": path, "PYTHONPATH": str(ROOT)} | terminal


def run(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run a command in a shell in a folder of :func:`folder_of_a_reader`."""
    return subprocess.run(
        ["bash", "-c", command],
        cwd=folder,
        env=_environment(folder),
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


def shown(command: str, folder: Path) -> str:
    """What a command shows on a terminal of 100 columns: answers, then what is told beside them."""
    parent, child = pty.openpty()
    with subprocess.Popen(
        ["bash", "-c", command],
        cwd=folder,
        env=_environment(folder),
        stdout=child,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        os.close(child)
        printed = b"".join(iter(lambda: _read(parent), b"")).decode()
        assert process.stderr is not None
        told = process.stderr.read()
    os.close(parent)
    assert process.returncode == 0, told
    plain = _STYLE.sub("", printed.replace("\r\n", "\n")) + told
    lines = [line.rstrip() for line in plain.splitlines()]
    return "\n".join(lines).strip("\n")


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65536)
    except OSError:  # the other end is closed
        return b""
