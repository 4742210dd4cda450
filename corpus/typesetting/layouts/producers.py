"""Typesetters other than reportlab, imported when a layout asks for them.

They are needed only to set the committed layouts again; reading and testing them is not.
"""

from __future__ import annotations

import json
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any, TypeAlias

from reportlab import rl_config

from corpus.typesetting.clock import fixed_clock

# An fpdf2 document; the library is imported only when a layout asks for it.
Pdf: TypeAlias = Any

_TEMPLATES = Path(__file__).resolve().parent / "templates"


class ProducerMissingError(Exception):
    """A typesetter is not installed.

    Attributes:
        distribution: What to install.
    """

    def __init__(self, distribution: str) -> None:
        super().__init__(distribution)
        self.distribution = distribution

    def __str__(self) -> str:
        return f"{self.distribution} is not installed: pip install {self.distribution}"


def fpdf() -> ModuleType:
    """Returns the fpdf2 library.

    Raises:
        ProducerMissingError: When it is not installed.
    """
    return _imported("fpdf", "fpdf2")


def html_to_pdf(html: str, out: Path) -> None:
    """Sets a page of HTML with WeasyPrint, in the face that reportlab ships.

    Raises:
        ProducerMissingError: When WeasyPrint is not installed.
    """
    weasyprint = _imported("weasyprint", "weasyprint")
    fonts = next(
        Path(folder) for folder in rl_config.TTFSearchPath if Path(folder, "Vera.ttf").exists()
    )
    faces = "".join(
        f"@font-face {{ font-family: Vera; font-weight: {weight}; "
        f"src: url('{(fonts / name).as_uri()}') }}"
        for name, weight in (("Vera.ttf", "normal"), ("VeraBd.ttf", "bold"))
    )
    document = weasyprint.HTML(string=html.replace("<style>", f"<style>{faces}", 1))
    with fixed_clock():
        document.write_pdf(str(out), pdf_identifier=b"corpus")


def typst_to_pdf(template: str, data: dict[str, Any], out: Path) -> None:
    """Sets a Typst template, which reads `data` as JSON from `sys.inputs.data`.

    Raises:
        ProducerMissingError: When the typst library is not installed.
    """
    typst = _imported("typst", "typst")
    pdf = typst.compile(
        str(_TEMPLATES / template),
        format="pdf",
        ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
        timestamp=0,
    )
    out.write_bytes(pdf)


def _imported(module: str, distribution: str) -> ModuleType:
    try:
        return import_module(module)
    except ImportError as error:
        raise ProducerMissingError(distribution) from error
