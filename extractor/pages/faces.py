"""Faces of type, told by the names of fonts."""

import re
from functools import lru_cache

_BOLD = re.compile(r"bold|black|heavy|demi(?!light)|[-,]b(?:i|d|t)?$", re.IGNORECASE)


@lru_cache(maxsize=1024)
def names_bold_face(font: str) -> bool:
    """Whether the name of a font, such as ``ABCDEF+Lato-Bold``, is that of a heavy face."""
    return _BOLD.search(font.partition("+")[2] or font) is not None
