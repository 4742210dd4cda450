"""Where documents may be fetched from, and where a server may lead."""

import http.server
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from pipelines.errors import UsageError
from pipelines.ingest.addresses import Reach, is_private
from pipelines.ingest.remote import DownloadError, fetched, found
from tests.command_line import sentence, verifica

pytest.importorskip("aiohttp", reason="aiohttp is not installed; install verifica[cluster]")

HERE = Reach(frozenset({"127.0.0.1"}))
BOTH = Reach(frozenset({"127.0.0.1", "localhost"}))

PRIVATE = [
    *("127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1"),
    *("0.0.0.0", "224.0.0.1", "255.255.255.255", "::1", "fe80::1", "fe80::1%eth0", "fc00::1"),  # noqa: S104
    *("::ffff:10.0.0.1", "64:ff9b::a00:1", "2002:7f00:1::"),
]
OPEN = ["1.1.1.1", "193.206.1.1", "2001:4860:4860::8888", "64:ff9b::101:101"]

REFUSED = [
    "file:///etc/passwd",
    "local:///etc/passwd",
    "ftp://example.org/a.pdf",
    "sftp://example.org/a.pdf",
    "github://a:b@/a.pdf",
    "reference:///a.pdf",
    "simplecache::http://example.org/a.pdf",
    "zip://a.pdf::http://example.org/a.zip",
    "http://example.org/a::b.pdf",
    "filecache::file:///etc/passwd",
    "abacus://a.pdf",
]


class _Server(http.server.BaseHTTPRequestHandler):
    """Sends on, or sends without an end."""

    def do_HEAD(self) -> None:
        self.do_GET()

    def do_GET(self) -> None:
        port = self.server.server_port  # type: ignore[attr-defined]
        targets = {
            "/here.pdf": "/a.pdf",
            "/elsewhere.pdf": f"http://localhost:{port}/a.pdf",
            "/private.pdf": "http://169.254.169.254/latest.pdf",
            "/file.pdf": "file:///etc/passwd",
        }
        if self.path in targets:
            self.send_response(302)
            self.send_header("Location", targets[self.path])
            self.end_headers()
            return
        self.send_response(200)
        self.end_headers()
        if self.command == "GET":
            self._send()

    def _send(self) -> None:
        try:
            if self.path.startswith("/endless"):
                while True:
                    self.wfile.write(b"x" * 1_000_000)
            if self.path.startswith("/dripping"):
                while True:
                    self.wfile.write(b"x")
                    time.sleep(0.1)
            self.wfile.write(b"%PDF-1.7")
        except OSError:
            pass

    def log_message(self, *arguments: object) -> None:
        pass


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """The address of a server of this machine."""
    made = http.server.ThreadingHTTPServer(("127.0.0.1", 0), _Server)
    threading.Thread(target=made.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{made.server_port}"
    made.shutdown()


def _fetch(url: str, reach: Reach, largest: int = 10_000_000) -> bytes:
    with fetched(url, reach, largest) as path:
        return path.read_bytes()


def _list(url: str, reach: Reach, largest: int = 0) -> bytes:
    return b" ".join(name.encode() for name, _ in found(url, reach))


@pytest.mark.parametrize("number", PRIVATE)
def test_a_number_of_a_private_network_is_told(number: str) -> None:
    assert is_private(number)


@pytest.mark.parametrize("number", OPEN)
def test_a_number_of_the_open_net_is_no_private_one(number: str) -> None:
    assert not is_private(number)


@pytest.mark.parametrize("url", REFUSED)
def test_other_kinds_of_addresses_are_refused(url: str) -> None:
    with pytest.raises(UsageError, match="is not opened"):
        list(found(url))
    with pytest.raises(DownloadError, match="is not opened"), fetched(url):
        pass


@pytest.mark.parametrize("act", [_fetch, _list])
@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
def test_a_private_network_is_reached_only_where_it_is_allowed(
    act: Callable[[str, Reach], bytes], host: str, server: str
) -> None:
    url = server.replace("127.0.0.1", host) + "/a.pdf"
    with pytest.raises((UsageError, DownloadError), match=r"private network .* --allow-host"):
        act(url, Reach())
    assert act(url, Reach(frozenset({host})))


@pytest.mark.parametrize("act", [_fetch, _list])
@pytest.mark.parametrize("host", ["2130706433", "0x7f.1", "127.1", "[::1]", "0"])
def test_other_spellings_of_this_machine_are_refused(
    act: Callable[[str, Reach], bytes], host: str, server: str
) -> None:
    with pytest.raises((UsageError, DownloadError)):
        act(server.replace("127.0.0.1", host) + "/a.pdf", HERE)


@pytest.mark.parametrize("act", [_fetch, _list])
def test_a_server_sends_on_to_itself_or_to_who_is_allowed(
    act: Callable[[str, Reach], bytes], server: str
) -> None:
    assert act(f"{server}/here.pdf", HERE)
    with pytest.raises((UsageError, DownloadError), match="sends on to another host"):
        act(f"{server}/elsewhere.pdf", HERE)
    assert act(f"{server}/elsewhere.pdf", BOTH)
    for name, words in (("private", "sends on to another host"), ("file", "no address of the web")):
        with pytest.raises((UsageError, DownloadError), match=words):
            act(f"{server}/{name}.pdf", HERE)


def test_what_is_too_large_is_not_fetched(server: str) -> None:
    with pytest.raises(DownloadError, match="larger than 10 MB"):
        _fetch(f"{server}/endless.pdf", HERE)


def test_a_listing_without_an_end_is_given_up(server: str) -> None:
    with pytest.raises(UsageError, match="has no end"):
        list(found(f"{server}/endless/", HERE))


def test_a_server_that_never_ends_leaves_nothing_behind(
    server: str, temporary: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TMPDIR", str(temporary))
    database = tmp_path / "a.duckdb"
    url = f"{server}/dripping.pdf"
    refused = verifica("ingest", url, "--db", database)
    assert refused.returncode == 2
    assert "private network" in sentence(refused)
    done = verifica(
        *("ingest", url, "--db", database, "--timeout", "2", "--allow-host", "127.0.0.1"),
        *("--jobs", "1"),
    )
    assert done.returncode == 1
    assert "took more than 2 seconds" in done.stdout
    assert list(temporary.iterdir()) == []
