"""What every reading of a document is made with."""

from dataclasses import dataclass

from extractor.drafting.echoes import Echoes
from extractor.structure.evidence import Words


@dataclass(frozen=True)
class Context:
    """What is known of a document before it is read.

    Attributes:
        words: What words say.
        year: The year that counts where columns or rows are about several.
        echoes: Where texts recur in the document.
    """

    words: Words
    year: int | None
    echoes: Echoes
