"""File names and links are safe whatever identifiers and registries say."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.site.links import web_address
from pipelines.site.names import body_page, document_page, word_anchor

_SAFE = re.compile(r"documents/document-[a-z0-9-]{1,80}\.html")


@given(st.text(min_size=1))
def test_a_name_stays_in_its_folder(identifier: str) -> None:
    assert _SAFE.fullmatch(document_page(identifier))
    assert re.fullmatch(r"bodies/body-[a-z0-9-]{1,80}\.html", body_page(identifier))


@given(st.text(min_size=1), st.text(min_size=1))
def test_two_identifiers_have_two_names(first: str, second: str) -> None:
    assert (document_page(first) == document_page(second)) == (first == second)


@pytest.mark.parametrize(
    "other", ["a/b", "a.b", "A-B", "a b", "a\\b", "../a-b", "a-b\x00", "à-b", "a--b", "a-b-"]
)
def test_likeness_is_no_identity(other: str) -> None:
    assert document_page(other) != document_page("a-b")


def test_a_name_cannot_be_taken_on_purpose() -> None:
    taken = document_page("a/b").removeprefix("documents/document-").removesuffix(".html")
    assert document_page(taken) != document_page("a/b")


def test_plain_identifiers_are_kept() -> None:
    assert document_page("cssm-plan-2022-2024-9f37ebc6") == (
        "documents/document-cssm-plan-2022-2024-9f37ebc6.html"
    )
    assert word_anchor("check", "deadline_agrees").startswith("check-deadline-agrees")


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("www.cissac.it", "https://www.cissac.it"),
        ("http://www.cissac.it/piano?a=1#b", "http://www.cissac.it/piano?a=1#b"),
        ("https://example.org", "https://example.org"),
        ("HTTPS://Example.org/", "HTTPS://Example.org/"),
    ],
)
def test_web_addresses_become_links(text: str, address: str) -> None:
    assert web_address(text) == address


@pytest.mark.parametrize(
    "text",
    [
        None,
        "",
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        " javascript:alert(1)",
        "java\nscript:alert(1)",
        "javascript://example.org/%0aalert(1)",
        "data:text/html,<script>alert(1)</script>",
        "vbscript:x",
        "file:///etc/passwd",
        "ftp://example.org",
        "//example.org",
        "/index.html",
        "http://",
        "http:///x",
        "http://a b.org",
        "http://user:word@example.org",
        "https://exam\u202eple.org",
        "http://[::1",
        "http://example.org/\x00",
        "localhost",
        "non presente",
    ],
)
def test_nothing_else_becomes_a_link(text: str | None) -> None:
    assert web_address(text) is None
