"""A real browser: Chromium without a window, and a server that counts who asks it for something."""

import shutil
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

_NAMES = ("chromium", "chromium-browser", "google-chrome")
CHROMIUM = next((found for name in _NAMES if (found := shutil.which(name))), None)
needs_chromium = pytest.mark.skipif(
    CHROMIUM is None, reason="no chromium is installed: apt-get install chromium"
)

_OPTIONS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--virtual-time-budget=3000",
)


def _browse(page: Path, *options: str, anchor: str = "") -> str:
    assert CHROMIUM is not None
    with TemporaryDirectory() as profile:
        done = subprocess.run(
            [CHROMIUM, *_OPTIONS, f"--user-data-dir={profile}", *options, page.as_uri() + anchor],
            capture_output=True,
            text=True,
            timeout=120,
            check=True,
        )
    return done.stdout


def dumped(page: Path) -> str:
    """The document that the browser makes of a page, after its scripts have run.

    Args:
        page: The file, opened from the disk.
    """
    return _browse(page, "--dump-dom", "--window-size=1400,1000")


def pictured(page: Path, anchor: str = "", width: int = 900) -> bytes:
    """The picture that the browser makes of a page, or of a place in it, as PNG."""
    with TemporaryDirectory() as folder:
        picture = Path(folder) / "page.png"
        options = (f"--screenshot={picture}", f"--window-size={width},700")
        _browse(page, *options, anchor=f"#{anchor}" if anchor else "")
        return picture.read_bytes()


class _Counting(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        asked: list[str] = self.server.asked  # type: ignore[attr-defined]
        asked.append(self.path)
        self.send_response(404)
        self.end_headers()

    def log_message(self, *_: Any) -> None:
        pass


@contextmanager
def listening() -> Iterator[tuple[str, list[str]]]:
    """A server of this machine: its address, and the paths that it was asked for so far."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Counting)
    asked: list[str] = []
    server.asked = asked  # type: ignore[attr-defined]
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", asked
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
