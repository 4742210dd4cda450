"""Which addresses documents may be fetched from: known stores, and hosts of the open net."""

import ipaddress
from dataclasses import dataclass
from urllib.parse import urlsplit

WEB = frozenset({"http", "https"})
SCHEMES = WEB | {"s3", "s3a", "gs", "gcs", "az", "abfs", "abfss", "memory"}
"""Web servers and object stores. Others reach into archives, into this machine or through it."""

_CHAIN = "::"
"""What joins file systems of fsspec, one opened inside the other."""

_TRANSLATED = ipaddress.ip_network("64:ff9b::/96")
"""Addresses of IPv4 as a translator shows them (RFC 6052)."""


class AddressError(Exception):
    """An address that may not be reached; its text says why and what to do."""


@dataclass(frozen=True, slots=True)
class Reach:
    """How far documents may be fetched.

    Attributes:
        hosts: Hosts that may be reached although they are of a private network, and to which a
            server may send on.
    """

    hosts: frozenset[str] = frozenset()

    def check_name(self, host: str) -> None:
        """Make sure that the host of an address may be asked, where it is a number.

        Raises:
            AddressError: When it is of a private network and not allowed.
        """
        try:
            ipaddress.ip_address(host)
        except ValueError:
            return  # a name, which is looked at when it is resolved
        self.check_number(host, host)

    def check_number(self, host: str, number: str) -> None:
        """Make sure that what a host's name leads to may be reached.

        Raises:
            AddressError: When it is of a private network and the host is not allowed.
        """
        if host.lower() not in self.hosts and is_private(number):
            raise AddressError(
                f"{host} is of a private network ({number}); give --allow-host {host} if that is "
                "meant"
            )

    def check_redirect(self, host: str, target: str) -> None:
        """Make sure that a server may send on to another.

        Raises:
            AddressError: When the other is another host and not allowed.
        """
        if target.lower() not in {host.lower(), *self.hosts}:
            raise AddressError(
                f"{host} sends on to another host; give --allow-host {target} if that is meant"
            )


NOWHERE_PRIVATE = Reach()
"""Hosts of the open net, each by itself."""


def check_kind(url: str) -> None:
    """Make sure that an address is of a kind that documents are fetched from.

    Raises:
        AddressError: When it is not.
    """
    if _CHAIN in urlsplit(url)._replace(query="", fragment="").geturl():
        raise AddressError("addresses inside one another (with '::') are not opened")
    scheme = url.partition("://")[0].lower()
    if scheme not in SCHEMES:
        raise AddressError(
            f"the kind of address {scheme!r} is not known; there are {', '.join(sorted(SCHEMES))}"
        )


def is_private(number: str) -> bool:
    """Whether an IP address is none of the open net: private, this machine's, reserved."""
    address = ipaddress.ip_address(number.partition("%")[0])
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour
        if address in _TRANSLATED:
            inner = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
        if inner is not None:
            return is_private(str(inner))
    return not address.is_global or address.is_multicast
