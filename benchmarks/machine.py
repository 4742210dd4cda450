"""The machine that a benchmark ran on, as far as it matters."""

import os
import platform
from pathlib import Path

ROOT = Path(__file__).parent.parent


def machine() -> str:
    """Cores, memory, system and Python."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    python = platform.python_version()
    return f"{os.cpu_count()} cores, {memory:.0f} GiB, {platform.system()}, Python {python}"
