"""What a run came to: one screen, however many files there were."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from pipelines.ingest.outcome import Outcome, Status
from pipelines.ingest.provisional import Unconfirmed
from pipelines.ingest.sources import Ignored

_NOT_UNDERSTOOD = "layout"
"""The stage at which a performance document fails that was read and not understood."""

_CAUSES = {
    "find": "not found",
    "open": "damaged or no PDF",
    "locked": "locked with a password",
    "pages": "without text",
    "limit": "over the limit of time or memory",
    "fetch": "not fetched",
    "store": "not stored",
}
"""What each stage at which reading stops says of a file."""

_OTHER_CAUSE = "failed in a way that was not foreseen"

_SAID_OF_STATUS = {
    Status.STORED: "stored",
    Status.REPLACED: "replaced",
    Status.UNCHANGED: "unchanged",
    Status.MOVED: "moved",
    Status.DUPLICATE: "with the same bytes as another",
}
_NAMED_AT_MOST = 3
"""Ignored files of a kind that are named."""


def _plural(count: int, one: str, many: str | None = None) -> str:
    return f"{count} {one if count == 1 else many or f'{one}s'}"


def _each(counts: Counter[str]) -> str:
    return ", ".join(f"{count} {name}" for name, count in counts.most_common())


class Summary:
    """Counts what became of files.

    Attributes:
        failed: Files that could not be read, or were not understood.
        partly_understood: Documents that were understood in part.
        document_ids: The documents that the files hold.
    """

    def __init__(self, ignored: Sequence[Ignored]) -> None:
        """Prepare.

        Args:
            ignored: What the folders hold that is no PDF.
        """
        self.failed = 0
        self.partly_understood = 0
        self.document_ids: list[str] = []
        self._ignored = ignored
        self._statuses: Counter[Status] = Counter()
        self._papers: Counter[str] = Counter()
        self._stages: Counter[str] = Counter()
        self._with_attachments = 0

    def add(self, outcome: Outcome) -> None:
        """Count what became of a file."""
        self._statuses[outcome.status] += 1
        self._with_attachments += outcome.attachments > 0
        if outcome.status is Status.FAILED:
            self.failed += 1
            self._stages[outcome.stage or ""] += 1
        if outcome.paper is not None:
            self._papers[outcome.paper.genre.value] += 1
        if outcome.status is not Status.DUPLICATE:
            self.document_ids += [document.document_id for document in outcome.documents]
            self.partly_understood += sum(one.is_partly_understood for one in outcome.documents)

    def lines(
        self, owners: Sequence[Unconfirmed], owners_file: Path, registry: Path | None
    ) -> Iterator[str]:
        """What the run came to, a line for each thing that there is to say.

        Args:
            owners: Owners that the registry does not know.
            owners_file: The file that holds their entries.
            registry: The registry beside the built-in one, or None.
        """
        yield self._whole()
        yield from self._understanding()
        if self._papers:
            yield (
                f"Other papers, passed over: {self._papers.total()} ({_each(self._papers)}); "
                "the table passed_over says why."
            )
        yield from self._unreadable()
        yield from _of_ignored(self._ignored)
        if self._with_attachments:
            held = _plural(self._with_attachments, "PDF holds", "PDFs hold")
            yield f"Attached files: {held} files that were not read; the notes name them."
        yield from _of_owners(owners, owners_file, registry)

    def _whole(self) -> str:
        files = self._statuses.total()
        told = [
            f"{self._statuses[status]} {said}"
            for status, said in _SAID_OF_STATUS.items()
            if self._statuses[status]
        ]
        documents = _plural(len(self.document_ids), "document")
        return f"{_plural(files, 'file')}, {documents}: {', '.join(told) or 'nothing stored'}."

    def _understanding(self) -> Iterator[str]:
        if self.partly_understood:
            documents = _plural(self.partly_understood, "document")
            yield (
                f"Partly understood: {documents}; `verifica show DOCUMENT --doubtful` lists what "
                "was left out."
            )
        if count := self._stages[_NOT_UNDERSTOOD]:
            yield (
                f"Not understood: {_plural(count, 'performance document')}; `verifica layout FILE` "
                "shows how each was read, --vocabulary teaches its headers."
            )

    def _unreadable(self) -> Iterator[str]:
        causes: Counter[str] = Counter()
        for stage, count in self._stages.items():
            if stage != _NOT_UNDERSTOOD:
                causes[_CAUSES.get(stage, _OTHER_CAUSE)] += count
        if causes:
            yield (
                f"Unreadable: {_plural(causes.total(), 'file')} ({_each(causes)}); "
                "the table failures says what to do."
            )


def _of_ignored(ignored: Sequence[Ignored]) -> Iterator[str]:
    """The files that are no PDF, by kind; a few of each are named."""
    if not ignored:
        return
    of_kind: dict[str, list[str]] = {}
    words = {item.kind.name: item.kind for item in ignored}
    for item in ignored:
        of_kind.setdefault(item.kind.name, []).append(Path(item.name).name)
    told = [
        f"{_plural(len(names), words[kind].one, words[kind].many)} ({_named(names)})"
        for kind, names in sorted(of_kind.items(), key=lambda entry: -len(entry[1]))
    ]
    yield f"Ignored, since they are no PDFs: {_plural(len(ignored), 'file')}: {', '.join(told)}."


def _named(names: Sequence[str]) -> str:
    shown = ", ".join(repr(name)[1:-1] for name in names[:_NAMED_AT_MOST])
    rest = len(names) - _NAMED_AT_MOST
    return f"{shown} and {_plural(rest, 'other')}" if rest > 0 else shown


def _of_owners(owners: Iterable[Unconfirmed], path: Path, registry: Path | None) -> Iterator[str]:
    named = sum(owner.body.name is not None for owner in owners)
    nameless = sum(owner.body.name is None for owner in owners)
    told = []
    if named:
        told.append(f"{_plural(named, 'body', 'bodies')} that the registry does not know")
    if nameless:
        told.append(f"{_plural(nameless, 'document')} that {_do_not(nameless)} say whose")
    if not told:
        return
    where = registry if registry is not None else "a registry (registry = in verifica.toml)"
    yield f"Owners to confirm: {' and '.join(told)}; check {path} and move it into {where}."


def _do_not(count: int) -> str:
    return "does not" if count == 1 else "do not"
