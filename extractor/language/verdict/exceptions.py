"""Exceptions and parts: "tutte, escluse le 4 pervenute a dicembre", "cinque delle sei"."""

from __future__ import annotations

import re

from extractor.language.asking.asked import Asked
from extractor.language.clauses.marks import Analysis
from extractor.language.verdict.ratios import find_ratios
from extractor.language.verdict.reasons import Finding, Span
from extractor.language.words.data import pattern
from models.language import ClauseState, QuantityUnit
from models.vocabulary import Outcome

_WHOLE = 100.0
_LEAD = 24  # characters before a share that tell that something was done to it
_PARTIAL = Outcome.PARTIALLY_ACHIEVED


def find_exception(analysis: Analysis, asked: Asked) -> Finding | None:
    """Read "tutti … tranne la collega": that is not all.

    Args:
        analysis: The text with its marks.
        asked: What the step asks for.
    """
    text = analysis.text
    if pattern("claims_words.toml", "exception", "no_exception").search(text):
        return None
    some = pattern("claims_words.toml", "exception", "only_some").search(text)
    if some is not None and asked.is_universal:
        return Finding("exception", _PARTIAL, Span(*some.span()), told=some[0])
    asks_all = f"{asked.target} {asked.indicator}"
    almost = analysis.of_kind("almost") if asked.is_universal else []
    for claim in [*analysis.of_kind("exception"), *almost]:
        low, high = next(
            ((a, b) for a, b in analysis.sentences if a <= claim.start < b), (0, len(text))
        )
        whole = f"{text[low:high]} {asks_all}"
        if not pattern("asking.toml", "chunks", "universal").search(whole):
            continue
        clause = re.split(r"[;.]", text[claim.start : high])[0]
        span = Span(claim.start, claim.start + len(clause))
        return Finding("exception", _PARTIAL, span, told=clause)
    return None


def find_part(analysis: Analysis, asked: Asked) -> Finding | None:
    """Read "3 delle 4 iniziative programmate", "solo due Comuni", "due sedi" of three.

    Args:
        analysis: The text with its marks.
        asked: What the step asks for.
    """
    for ratio in find_ratios(analysis):
        behind = analysis.text[ratio.end : ratio.end + 40]
        planned = pattern("ratios.toml", "words", "planned").search(behind)
        told = any(c.state is ClauseState.DONE for c in analysis.clauses) or not analysis.clauses
        if (
            ratio.percent < _WHOLE
            and told
            and (planned or asked.is_universal or _is_only(analysis))
        ):
            span = Span(ratio.start, ratio.end)
            words = analysis.text[span.start : span.end]
            return Finding("part_of_all", _PARTIAL, span, ratio.percent, told=words)
    return _half(analysis, asked)


def _is_only(analysis: Analysis) -> bool:
    return pattern("claims_words.toml", "exception", "only").search(analysis.text) is not None


def _half(analysis: Analysis, asked: Asked) -> Finding | None:
    """Read "la metà delle pratiche", "l'80% dei fascicoli" where no other share was asked."""
    if asked.thresholds and not asked.is_universal:
        return None
    shares = [
        q
        for q in analysis.quantities
        if q.unit is QuantityUnit.PERCENT and not q.is_baseline and 0 < q.value < _WHOLE
    ]
    done = [c for c in analysis.clauses if c.state is ClauseState.DONE]
    if len(shares) != 1 or not done:
        return None
    lead = analysis.text[max(0, shares[0].start - _LEAD) : shares[0].start]
    done_to = pattern("ratios.toml", "words", "done_to").search(lead) is not None
    if not (asked.is_universal or (done_to and not asked.thresholds)):
        return None
    span = Span(shares[0].start, shares[0].end)
    words = analysis.text[span.start : span.end]
    return Finding("part_of_all", _PARTIAL, span, shares[0].value, told=words)
