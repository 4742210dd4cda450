"""The eight forms in which an office publishes one document."""

from collections.abc import Callable
from pathlib import Path
from shutil import copyfile
from tempfile import TemporaryDirectory

from corpus.stamping.act import set_act
from corpus.stamping.marks import Hand, Spot, box, line, on_pages
from corpus.stamping.merging import Draw, bind, lay_over

Form = Callable[[Path, Path], None]
"""Makes a form of the document at the first path and writes it to the second."""


def _with(draw: Draw) -> Form:
    return lambda path, out: lay_over(path, out, draw)


def _behind_act(path: Path, out: Path) -> None:
    with TemporaryDirectory() as folder:
        act = Path(folder) / "act.pdf"
        set_act(act)
        bind([act, path], out)


def _bare(path: Path, out: Path) -> None:
    copyfile(path, out)


def _doubled(path: Path, out: Path) -> None:
    bind([path, path], out)


FORMS: dict[str, Form] = {
    "bare": _bare,
    "signature-box": _with(
        box(
            (
                "Documento firmato digitalmente da:",
                "ROSSELLA FIANDRI",
                "Data: 14/02/2024 11:05:33",
            ),
            Spot(0.74, 0.008),
            Hand(size=6),
        )
    ),
    "margin": _with(
        line(
            "Copia conforme all'originale informatico - Prot. n. 0001873/2024 - pag. {page}",
            Spot(0.02, 0.3, 90),
            Hand(size=6),
        )
    ),
    "registration-line": _with(
        line(
            "|ENTE_PROVA - REG_UFFICIALE - 0001873 - Uscita - 14/02/2024 - 11:05|",
            Spot(0.05, 0.982),
            Hand("Courier"),
        )
    ),
    "box-in-mid-page": _with(
        on_pages(
            box(
                ("Ente di prova", "Protocollo generale n. 0001873", "Data: 14/02/2024 Ora: 11:05"),
                Spot(0.55, 0.48),
                Hand("Times-Roman", 8),
            ),
            (1, 2, 3, -1),
        )
    ),
    "watermark": _with(
        line("COPIA PER LA CONSULTAZIONE", Spot(0.2, 0.25, 45), Hand("Helvetica-Bold", 36, 0.8))
    ),
    "behind-act": _behind_act,
    "doubled": _doubled,
}
