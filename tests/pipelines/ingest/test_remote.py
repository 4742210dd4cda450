"""What URLs lead to."""

from collections.abc import Iterator
from typing import Any

import pytest

from pipelines.errors import UsageError
from pipelines.ingest.remote import (
    DownloadError,
    base_name,
    fetched,
    found,
    is_url,
    mark_of,
    shown_url,
)

fsspec = pytest.importorskip("fsspec", reason="fsspec is not installed; install verifica[cluster]")


@pytest.fixture
def store() -> Iterator[Any]:
    """An object store in memory."""
    file_system = fsspec.filesystem("memory")
    for name in ("docs/a.pdf", "docs/2023/b.PDF", "docs/notes.txt"):
        file_system.pipe_file(f"/{name}", name.encode())
    yield file_system
    file_system.rm("/docs", recursive=True)


def _names(url: str) -> list[str]:
    return [name for name, _ in found(url)]


def test_names_with_a_scheme_are_urls() -> None:
    assert is_url("s3://bucket/a.pdf")
    assert not is_url("a.pdf")
    assert not is_url("C:/a.pdf")


def test_nobody_sees_the_password_of_a_url() -> None:
    assert shown_url("https://me:secret@host:8080/a.pdf") == "https://host:8080/a.pdf"
    assert shown_url("https://host/a@b.pdf") == "https://host/a@b.pdf"


def test_an_object_has_a_name_of_its_own() -> None:
    assert base_name("https://host/x/a.pdf?version=2") == "a.pdf"
    assert base_name("https://host") == "document"


@pytest.mark.usefixtures("store")
def test_folders_are_searched_deeply_and_globs_expanded() -> None:
    everything = ["memory:///docs/2023/b.PDF", "memory:///docs/a.pdf"]
    assert _names("memory://docs") == [name.replace("////", "///") for name in everything]
    assert _names("memory://docs/*.pdf") == ["memory:///docs/a.pdf"]
    assert _names("memory://docs/a.pdf") == ["memory:///docs/a.pdf"]


@pytest.mark.usefixtures("store")
def test_what_is_not_there_is_told() -> None:
    with pytest.raises(UsageError, match="absent"):
        list(found("memory://docs/absent.pdf"))
    with pytest.raises(UsageError, match="abacus"):
        list(found("abacus://docs/a.pdf"))


@pytest.mark.usefixtures("store")
def test_an_object_is_fetched_under_its_own_name_and_goes_again() -> None:
    with fetched("memory://docs/a.pdf") as path:
        assert (path.name, path.read_bytes()) == ("a.pdf", b"docs/a.pdf")
    assert not path.exists()
    with pytest.raises(DownloadError), fetched("memory://docs/absent.pdf"):
        pass


@pytest.mark.parametrize(
    ("info", "mark"),
    [
        ({"size": 3, "ETag": '"abc"', "LastModified": "today"}, '3:"abc"'),
        ({"size": 3, "Last-Modified": "today"}, "3:today"),
        ({"size": 3, "mtime": 1.5}, "3:1.5"),
        ({"size": 3}, None),
        ({}, None),
    ],
)
def test_the_hash_of_an_object_is_believed_before_its_time_and_its_size_never_alone(
    info: dict[str, object], mark: str | None
) -> None:
    assert mark_of(info) == mark
