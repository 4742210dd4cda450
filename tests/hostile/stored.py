"""A database in which every text tries to be run by whoever shows it."""

from pathlib import Path

from models.schema import Column, Table, tables
from pipelines.store.connection import open_writer
from pipelines.store.parcel import pack
from pipelines.store.writer import Store
from tests.records import extraction

OWNER = "../..\\ente\"'><b>%2e%2e/"
"""What the identifier of a body becomes, and with it every identifier made from it."""

_NOT_DOCUMENTS = ("database_info", "programmes")


def payload(address: str) -> str:
    """Markup that marks a page on which it is run, and asks a server on which it is rendered."""
    run = "document.title=&quot;executed&quot;"
    return (
        "\"'></title></script></style></textarea>{{ 7*7 }}{% raw %}"
        "<script>document.title='executed'</script>"
        f'<img src="{address}/image" onerror="{run}"><svg onload="{run}"></svg>'
        f'<link rel="stylesheet" href="{address}/style"><base href="{address}/">'
        f'<meta http-equiv="refresh" content="0;url={address}/refresh">'
        f'<iframe src="{address}/frame"></iframe><a href="javascript:document.title=1">x</a>'
        "\u202e<!--"
    )


def _is_free(table: Table, column: Column) -> bool:
    """Whether a column holds whatever a document or a file name says."""
    is_identifier = column.role.is_key or column.role.references or column.name.endswith("_id")
    is_closed = column.values or column.pattern
    has_code = (table.name, column.name) in (
        ("evidence", "record_table"),
        ("evidence", "field"),
        ("failures", "sha256"),
    )
    return column.sql_type == "VARCHAR" and not (is_identifier or is_closed or has_code)


def make_hostile(database: Path, address: str) -> None:
    """Fill a database without documents.

    Args:
        database: The file.
        address: The server that hostile texts ask for something.
    """
    with open_writer(database) as connection:
        store = Store(connection)
        store.put(pack(extraction(owner="cssm")), "/a.pdf")
        store.fail("/b.pdf", None, "open", "It is no PDF.")
        for table in tables():
            if table.name in _NOT_DOCUMENTS:
                continue
            for column in table.columns:
                if column.sql_type == "VARCHAR" and column.name.endswith("_id"):
                    changed = f"replace({column.name}, 'cssm', $1)"
                    connection.execute(
                        f"UPDATE {table.name} SET {column.name} = {changed}", [OWNER]
                    )
                elif _is_free(table, column):
                    connection.execute(
                        f"UPDATE {table.name} SET {column.name} = $1", [payload(address)]
                    )
        connection.execute(
            "UPDATE consortia SET website = 'javascript:document.title=''executed''//'"
        )
