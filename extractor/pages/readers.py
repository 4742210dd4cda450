"""The readers of pages, by name."""

from importlib import import_module

from extractor.pages.page import PageReader
from models.vocabulary import Engine

_MODULES = {
    Engine.PDFIUM: "extractor.pages.pdfium",
    Engine.PDFPLUMBER: "extractor.pages.plumber",
}


def reader(engine: Engine) -> PageReader:
    """The reader of a name; its library is loaded only when it is asked for."""
    read_pages: PageReader = import_module(_MODULES[engine]).read_pages
    return read_pages
