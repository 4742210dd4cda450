"""Questions put to a database that is open for reading."""

import signal
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import duckdb

from pipelines.errors import QueryError

_REFUSALS = {
    duckdb.PermissionException: "it reaches outside the database, and only the database can be "
    "read",
    duckdb.InvalidInputException: "only statements that read are allowed",
}


def _sentence(error: duckdb.Error, timeout: float) -> str:
    if isinstance(error, duckdb.InterruptException):
        return f"The query was stopped after {timeout:g} seconds; narrow it, or raise --timeout."
    if isinstance(error, duckdb.OutOfMemoryException):
        return "The query needs more memory than it is allowed; narrow it or aggregate more."
    reason = " ".join(str(error).split("\n\nLINE")[0].split())
    for kind, meaning in _REFUSALS.items():
        if isinstance(error, kind):
            return f"The query is refused: {meaning} ({reason})."
    return f"The query cannot be answered: {reason}"


@contextmanager
def _heeding_ctrl_c(connection: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """Stop what a connection does on Ctrl-C, which Python learns of only when DuckDB returns."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    near, far = socket.socketpair()
    far.settimeout(0)

    def wait() -> None:
        while signals := near.recv(16):
            if signal.SIGINT in signals:
                connection.interrupt()

    listener = threading.Thread(target=wait, daemon=True)
    listener.start()
    before = signal.set_wakeup_fd(far.fileno(), warn_on_full_buffer=False)
    try:
        yield
    finally:
        signal.set_wakeup_fd(before)
        far.close()
        listener.join()
        near.close()


@contextmanager
def ask(
    connection: duckdb.DuckDBPyConnection, sql: str, timeout: float
) -> Iterator[duckdb.DuckDBPyConnection]:
    """Run SQL with a time limit that holds until the last row has been fetched.

    Args:
        connection: A connection from :func:`pipelines.store.connection.open_reader`.
        sql: One or more statements; rows are those of the last.
        timeout: Seconds.

    Raises:
        QueryError: When it is refused, does not parse, or takes too long.
    """
    alarm = threading.Timer(timeout, connection.interrupt)
    alarm.daemon = True
    alarm.start()
    try:
        with _heeding_ctrl_c(connection):
            yield connection.execute(sql)
    except duckdb.Error as error:
        raise QueryError(_sentence(error, timeout)) from error
    finally:
        alarm.cancel()
        alarm.join()  # it holds the connection, which DuckDB complains of when the process ends
