"""Findings, and the sentences that tell them: one catalogue, apart from the rules."""

from __future__ import annotations

from dataclasses import dataclass

from extractor.language.words.data import read_toml
from models.vocabulary import Outcome


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule found of an outcome.

    Attributes:
        rule: Name of the rule: the sentence of ``reasons.toml`` that tells it.
        outcome: The outcome; None where there is no text.
        span: The words that decided, if any.
        share_pct: The measured share, 0 to 100.
        asked: What was asked, as written.
        told: What the text says, as written.
    """

    rule: str
    outcome: Outcome | None
    span: Span | None = None
    share_pct: float | None = None
    asked: str = ""
    told: str = ""


def _quoted(words: str) -> str:
    flat = " ".join(words.split())
    return f"«{flat}»"


def tell(finding: Finding, language: str = "it") -> str | None:
    """Return the sentence that tells a finding.

    Args:
        finding: The finding.
        language: A table of ``reasons.toml``.
    """
    if finding.outcome is None:
        return None
    sentence: str = read_toml("reasons.toml")[language][finding.rule]
    return sentence.format(asked=_quoted(finding.asked), told=_quoted(finding.told))
