"""Web servers asked with care: where a name or a server leads is looked at before."""

import asyncio
import socket
from collections.abc import Awaitable, Callable
from types import SimpleNamespace
from typing import Any

import aiohttp
from aiohttp.abc import AbstractResolver, ResolveResult

from pipelines.ingest.addresses import AddressError, Reach

_LARGEST_LISTING = 16_000_000
"""Bytes of a page that lists a folder, at most."""

_PATIENCE = 30.0
"""Seconds that a server may take to take a connection, and between two of its bytes."""

_AT_ONCE = 65_536


class _CarefulResolver(AbstractResolver):
    """Resolves names, and refuses those that lead into private networks."""

    def __init__(self, reach: Reach) -> None:
        self._reach = reach
        self._inner = aiohttp.ThreadedResolver()

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        results = await self._inner.resolve(host, port, family)
        for result in results:
            self._reach.check_number(host, result["host"])
        return results

    async def close(self) -> None:
        await self._inner.close()


class _BoundedResponse(aiohttp.ClientResponse):
    """An answer that is not read whole when it is too long."""

    async def read(self) -> bytes:
        if self._body is None:
            pieces = bytearray()
            async for piece in self.content.iter_chunked(_AT_ONCE):
                pieces += piece
                if len(pieces) > _LARGEST_LISTING:
                    self.close()
                    raise AddressError("the server's answer has no end")
            self._body = bytes(pieces)
        return self._body


def careful_client(reach: Reach, seconds: float) -> Callable[..., Awaitable[Any]]:
    """What makes the client of fsspec's web file system.

    Args:
        reach: How far it may go.
        seconds: What one answer may take.
    """

    async def make(loop: asyncio.AbstractEventLoop) -> aiohttp.ClientSession:
        trace = aiohttp.TraceConfig()
        trace.on_request_start.append(check_start)
        trace.on_request_redirect.append(check_redirect)
        return aiohttp.ClientSession(
            connector=aiohttp.TCPConnector(resolver=_CarefulResolver(reach)),
            trace_configs=[trace],
            response_class=_BoundedResponse,
            timeout=aiohttp.ClientTimeout(
                total=seconds, sock_connect=_PATIENCE, sock_read=_PATIENCE
            ),
            loop=loop,
        )

    async def check_start(
        _: aiohttp.ClientSession, __: SimpleNamespace, start: aiohttp.TraceRequestStartParams
    ) -> None:
        reach.check_name(start.url.host or "")

    async def check_redirect(
        _: aiohttp.ClientSession, __: SimpleNamespace, turn: aiohttp.TraceRequestRedirectParams
    ) -> None:
        place = turn.response.headers.get("Location") or turn.response.headers.get("URI") or ""
        target = turn.response.url.join(type(turn.response.url)(place))
        if target.scheme not in ("http", "https"):
            raise AddressError("the server sends on to what is no address of the web")
        reach.check_redirect(turn.url.host or "", target.host or "")
        reach.check_name(target.host or "")

    return make
