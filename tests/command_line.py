"""The real command, in a process of its own or in this one."""

import os
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path

from pipelines.commands import main
from tests.samples import ROOT

DOCUMENTS = ROOT / "corpus" / "documents"
SMALLEST = DOCUMENTS / "cissac-relazione-2021.pdf"

RUN = [sys.executable, "-c", "from pipelines.commands import main; main()"]
"""The words that start the real command."""

_HEEDING_CTRL_C = (
    "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); "
    "from pipelines.commands import main; main()"
)
"""A shell that runs the tests in the background has them, and what they start, ignore Ctrl-C."""


def verifica(
    *arguments: str | Path, cwd: Path | None = None, **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run ``verifica`` and wait.

    Args:
        arguments: Its arguments.
        cwd: Where it runs; the present folder when None.
        environment: Variables beside those of this process.
    """
    return subprocess.run(
        [*RUN, *map(str, arguments)],
        cwd=cwd,
        env={**os.environ, "COLUMNS": "200", **environment},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


def ingest(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Run ``verifica ingest`` in this process, and wait.

    Documents are read in worker processes as ever, but the server from which these are forked, and
    which takes two seconds to start, serves all runs of this process. What is said of starting,
    stopping and of the standard streams needs :func:`verifica`.

    Args:
        arguments: Its arguments.
    """
    output, errors = StringIO(), StringIO()
    before = sys.argv
    sys.argv = ["verifica", "ingest", *map(str, arguments)]
    try:
        with redirect_stdout(output), redirect_stderr(errors):
            main()
        status: object = 0
    except SystemExit as end:
        status = end.code or 0
    finally:
        sys.argv = before
    assert isinstance(status, int)
    return subprocess.CompletedProcess(
        list(arguments), status, output.getvalue(), errors.getvalue()
    )


def start(*arguments: str | Path, stdout: int = subprocess.PIPE) -> "subprocess.Popen[str]":
    """Start ``verifica`` and do not wait."""
    return subprocess.Popen(
        [sys.executable, "-c", _HEEDING_CTRL_C, *map(str, arguments)],
        stdout=stdout,
        stderr=subprocess.PIPE,
        text=True,
    )


def sentence(done: "subprocess.CompletedProcess[str]") -> str:
    """What was said on standard error, once it is sure that it is one line and no traceback."""
    lines = [line for line in done.stderr.splitlines() if line.strip()]
    assert len(lines) == 1, done.stderr
    assert "Traceback" not in done.stderr
    return lines[0]
