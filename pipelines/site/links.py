"""Addresses that documents and registries give: only those of the web become links."""

import re
from urllib.parse import urlsplit

_HOST = re.compile(
    r"(?=.{4,253}\Z)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]\Z",
    re.IGNORECASE,
)
_SCHEMES = ("http", "https")


def web_address(text: str | None) -> str | None:
    """The address that a link may lead to; None for what is no web address.

    Args:
        text: A host name, or an address with ``http`` or ``https``. Anything else, such as
            ``javascript:``, stays a text.
    """
    if text is None:
        return None
    if _HOST.match(text):
        return f"https://{text}"
    try:
        parts = urlsplit(text)
        host = parts.hostname or ""
    except ValueError:
        return None
    is_plain = text.isascii() and text.isprintable() and " " not in text
    if is_plain and parts.scheme in _SCHEMES and _HOST.match(host) and parts.username is None:
        return text
    return None
