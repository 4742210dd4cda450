"""What the process that workers are forked from loads once for all of them: spaCy, the readers.

Importing this module builds the language pipeline, which takes about a second; a forked worker has
it at once.
"""

import extractor
import pipelines.ingest.worker
import pipelines.store.page_file
import pipelines.store.parcel
from extractor.language.pipeline import pipeline

__all__ = ["extractor", "pipelines"]

pipeline()
