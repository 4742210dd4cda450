"""What the process that workers are forked from loads once for all of them: spaCy, the readers.

Importing this module builds the language pipeline and loads the dictionary, which takes about a
second and a half; a forked worker has both at once, and shares their memory with the others.
"""

import extractor
import pipelines.ingest.worker
import pipelines.store.page_file
import pipelines.store.parcel
from extractor.language.dictionary import is_italian
from extractor.language.pipeline import pipeline

__all__ = ["extractor", "pipelines"]

for _name in extractor.__all__:  # its readers load when they are named
    getattr(extractor, _name)
pipeline()
is_italian("obiettivo")
