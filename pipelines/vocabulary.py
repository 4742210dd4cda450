"""Vocabularies of the user's own, checked before documents are read with them."""

from pathlib import Path

from pipelines.errors import UsageError
from pipelines.given_files import check_toml


def checked_vocabulary(path: Path | None) -> Path | None:
    """The same path, once the file is known to be a vocabulary.

    Raises:
        UsageError: When it is not there, is no TOML or names a field that does not exist.
    """
    from extractor.layouts.vocabulary import load_vocabulary

    if path is None:
        return None
    check_toml(path, "--vocabulary")
    try:
        load_vocabulary(path)
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        reason = str(error) if isinstance(error, ValueError) else _FORM
        raise UsageError(f"--vocabulary {path}: {reason}") from error
    return path


_FORM = (
    'its form is not that of a vocabulary; write [step.target] and headers = ["valore da '
    'raggiungere"] below it.'
)
