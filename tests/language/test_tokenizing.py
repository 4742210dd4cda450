"""What of spaCy is loaded, how long the package takes to load, and that its tokens are spaCy's."""

from __future__ import annotations

import json
import subprocess
import sys

from tests.language.gold import SENTENCES

MOST_SECONDS = 0.4  # of processor time, to load the package
NOT_NEEDED = (
    "requests",
    "httpx",
    "typer",
    "weasel",
    "spacy.cli",
    "spacy.pipeline",
    "spacy.training",
)
_TIMED = """
import json, sys, time
began = time.process_time()
import extractor.language as language
loading = time.process_time() - began
language.read_step(language.StepContext(text="Approvato il 10/10/2022", indicator="Approvazione"))
print(json.dumps([loading, sorted(sys.modules)]))
"""
_COMPARED = """
import sys
from extractor.language.tokenizing import italian_tokenizer
text = open(sys.argv[1], encoding="utf-8").read()
def told(doc): return [(token.text, token.idx, token.lower_) for token in doc]
ours = told(italian_tokenizer(str.lower).tokenize(text))
import spacy
assert ours == told(spacy.blank("it").make_doc(text))
print(len(ours))
"""


def _printed(code: str, *arguments: str) -> str:
    command = [sys.executable, "-c", code, *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def test_the_package_loads_in_a_moment_and_a_text_needs_no_part_that_trains_or_downloads() -> None:
    loading, modules = json.loads(_printed(_TIMED))
    assert loading <= MOST_SECONDS
    assert not set(modules) & set(NOT_NEEDED)
    assert "spacy.tokenizer" in modules


def test_tokens_are_those_of_a_blank_italian_pipeline_that_is_loaded_afterwards() -> None:
    assert int(_printed(_COMPARED, str(SENTENCES / "kinds.toml"))) > 1000
