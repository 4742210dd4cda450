"""A process that stores files of two made-up documents and nothing else, to be killed meanwhile.

``python -m tests.pipelines.ingest.storing DATABASE`` says when it begins, goes on from what is
stored, and ends when all are stored.
"""

import hashlib
import sys
from pathlib import Path

from pipelines.ingest.keeping import Keeper
from pipelines.ingest.plan import Action, Task
from pipelines.ingest.sources import Source
from pipelines.ingest.worker import Read
from pipelines.store.connection import open_writer
from pipelines.store.files import stored_files
from pipelines.store.kept_pages import KeptPages
from pipelines.store.parcel import pack
from pipelines.store.writer import Store
from tests.records import two_documents

FILES = 60
TOGETHER = 5
"""Files of a transaction."""


def _reads() -> list[Read]:
    hashes = [hashlib.sha256(b"%d" % number).hexdigest() for number in range(FILES)]
    return [
        Read(pack(*two_documents(sha256, steps=4)), 0.1, sha256, sha256.encode())
        for sha256 in hashes
    ]


def main() -> None:
    """Store what is missing."""
    database = Path(sys.argv[1])
    reads = _reads()
    with open_writer(database) as connection:
        store = Store(connection)
        keeper = Keeper(store, KeptPages(database), None, keeps_pages=True)
        there = {file.sha256 for file in stored_files(store.connection)}
        missing = [read for read in reads if read.sha256 not in there]
        sys.stdout.write("begins\n")
        sys.stdout.flush()
        for begin in range(0, len(missing), TOGETHER):
            for read in missing[begin : begin + TOGETHER]:
                source = Source(Path(read.sha256), read.sha256)
                keeper.take(Task(source, Action.READ, read.sha256), read)
            for _ in keeper.store():
                continue
        sys.stdout.write("ends\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
