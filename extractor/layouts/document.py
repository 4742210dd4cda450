"""What a document says of itself: title, kind, period, reference year, date."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import median

from extractor.language.dates import deadline_of_cell, year_range
from extractor.layouts.body_names import lexicon
from extractor.layouts.drafts import DocumentDraft, Value
from extractor.layouts.folding import plain
from extractor.layouts.values import years
from extractor.layouts.vocabulary import Vocabulary
from extractor.tables.cell import Part
from extractor.tables.furniture import TextLine
from extractor.tables.text import line_text
from models.vocabulary import DocumentKind

_COVER_PAGES = 2
_LONGEST_TITLE_LINE = 130  # characters
_TITLE_GAP = 2.2  # line heights between the lines of one title
_LARGE = 1.12  # of the usual line height
_YEAR_OF_REPORT = re.compile(
    r"\b(?:anno|annualita|esercizio|annualità)\s+((?:19|20)\d{2})\b", re.IGNORECASE
)
_PLACE_AND_DATE = re.compile(
    r"^(?P<place>[^\d,]{2,40}?)(?:,?\s+(?:l[iì]'?|add[iì]'?|il|data)|,)\s+(?P<date>\d.{5,29})$",
    re.IGNORECASE,
)
_APPROVED = re.compile(
    r"\b(?:approvat|adottat|allegat)[oa]\b.{0,80}?\b(?:del|in data|il)\s+"
    r"(\d{1,2}[./]\d{1,2}[./]\d{4}|\d{1,2}°? [a-z]+ \d{4})",
    re.IGNORECASE,
)
_DAY_OR_NUMBER = re.compile(
    r"\d{1,2}[./-]\d{1,2}[./-]\d{4}|\d{1,2}°? [^\W\d_]{3,} (?:19|20)\d{2}"
    r"|(?<!\d)\d{1,3}/(?:19|20)\d{2}"
)
_LONGEST_PLACE = 6  # words
_DAY = re.compile(r"\d{1,2}[./-]\d{1,2}[./-]\d{4}|\d{1,2}°? [A-Za-z]+ \d{4}")
_HEADING_LINES = 15  # lines at the top of an act among which its date stands
_YEAR_HEADERS = ("step.weight_in_year_pct", "verification.achieved_pct", "verification.text")


@dataclass(frozen=True, slots=True)
class AboutDocument:
    """What a document says of itself, each with its place; None where it does not say."""

    kind: DocumentKind
    title: Value | None
    period: tuple[int, int] | None
    period_value: Value | None
    reference_year: int | None
    reference_year_value: Value | None
    published_on: Value | None
    titled_year: int | None

    @property
    def single_year(self) -> int | None:
        """The one year that the document is about, where its title or its period says so."""
        if self.titled_year is not None or self.period is None:
            return self.titled_year
        return self.period[0] if self.period[0] == self.period[1] else None


def about(
    lines: Sequence[TextLine],
    furniture: Sequence[TextLine],
    draft: DocumentDraft,
    vocabulary: Vocabulary,
    kind: DocumentKind | None = None,
) -> AboutDocument:
    """Read title, kind, period, reference year and date.

    Args:
        lines: The lines outside tables, in order.
        furniture: Running heads and feet.
        draft: What the tables say.
        vocabulary: The words that kinds of documents go by.
        kind: What the document is, where it is not to be asked.
    """
    title = _any_title(lines, furniture, vocabulary)
    kind = kind or _kind(title, draft, vocabulary)
    published = _published(lines)
    year, year_value = (
        (None, None) if kind == DocumentKind.PLAN else _year(title, draft, lines, published)
    )
    period, period_value = _period(title, furniture)
    if period is None and year is not None:
        period, period_value = (year, year), year_value
    return AboutDocument(
        kind=kind,
        title=title,
        period=period,
        period_value=period_value,
        reference_year=year,
        reference_year_value=year_value,
        published_on=published,
        titled_year=_one_year(title.text) if title is not None else None,
    )


def with_act(
    facts: AboutDocument, lines: Sequence[TextLine], pages_before: int, vocabulary: Vocabulary
) -> AboutDocument:
    """What a document says of itself, with what only the act that it is annexed to says.

    Args:
        facts: What the document says.
        lines: The lines of the act.
        pages_before: How many pages later than the document's the act's pages are counted; less
            than 0 where it stands before it.
        vocabulary: The words that kinds of documents go by.
    """
    subject = _subject(lines, vocabulary)
    published = facts.published_on or _on_pages_after(_dated(lines, vocabulary), pages_before)
    facts = replace(facts, published_on=published)
    if subject is None or facts.period is not None:
        return facts
    year = _one_year(subject.text)
    if year is None:
        return facts
    place = subject.on_pages_after(pages_before)
    is_plan = facts.kind == DocumentKind.PLAN
    return replace(
        facts,
        period=(year, year),
        period_value=place,
        titled_year=year,
        reference_year=facts.reference_year if is_plan else facts.reference_year or year,
        reference_year_value=facts.reference_year_value if is_plan else place,
    )


def _on_pages_after(value: Value | None, pages: int) -> Value | None:
    return value.on_pages_after(pages) if value is not None else None


def _dated(lines: Sequence[TextLine], vocabulary: Vocabulary) -> Value | None:
    """The date that the heading of an act gives: ``N. 22 DEL 29/07/2025``."""
    words = vocabulary.phrases("acts", "before_date")
    for line in lines[:_HEADING_LINES]:
        text = line_text(line.words)
        match = _DAY.search(text)
        before = plain(text[: match.start()]).rstrip(" :").split() if match is not None else []
        if match is None or not before:
            continue
        is_dated = before[-1] in words and deadline_of_cell(match.group(), None, None) is not None
        if is_dated and len(text) < _LONGEST_TITLE_LINE:
            return Value(match.group(), _line_value([line]).parts)
    return None


def titled_year(
    lines: Sequence[TextLine], furniture: Sequence[TextLine], vocabulary: Vocabulary
) -> int | None:
    """The one year that a title is about: "anno 2022", or the only year that it names."""
    title = _any_title(lines, furniture, vocabulary)
    return _one_year(title.text) if title is not None else None


def _one_year(text: str) -> int | None:
    """The year after "anno", or the only one named."""
    named = {int(year) for year in _YEAR_OF_REPORT.findall(text)} or set(_years_of_period(text))
    return named.pop() if len(named) == 1 else None


def _years_of_period(text: str) -> list[int]:
    """The years that a text names, those of laws, acts and days left out."""
    return years(_DAY_OR_NUMBER.sub(" ", text))


def _line_value(lines: Sequence[TextLine]) -> Value:
    parts = tuple(Part(line.page, line.box, [line.words]) for line in lines)
    return Value(" ".join(line_text(line.words) for line in lines), parts)


def _title(lines: Sequence[TextLine], vocabulary: Vocabulary) -> Value | None:
    """The first heading that names a kind of document, with the heading lines that go with it."""
    cover = [line for line in lines if line.page <= _COVER_PAGES]
    usual = median(line.box.height for line in lines) if lines else 0.0
    for index, line in enumerate(cover):
        text = line_text(line.words)
        if not _is_heading(line, usual) or not vocabulary.kind_of(text, vocabulary.documents):
            continue
        title = [line]
        for after in cover[index + 1 :]:
            gap = after.box.top - title[-1].box.bottom
            if (
                after.page != line.page
                or gap > _TITLE_GAP * line.box.height
                or not (_is_heading(after, usual) or years(line_text(after.words)))
                or _PLACE_AND_DATE.match(line_text(after.words))
            ):
                break
            title.append(after)
        return _line_value(title)
    return None


def _any_title(
    lines: Sequence[TextLine], furniture: Sequence[TextLine], vocabulary: Vocabulary
) -> Value | None:
    return _title(lines, vocabulary) or _title(furniture, vocabulary) or _subject(lines, vocabulary)


def _subject(lines: Sequence[TextLine], vocabulary: Vocabulary) -> Value | None:
    """The first line of the cover that names a kind of document and a year, heading or not."""
    for line in lines:
        text = line_text(line.words)
        if line.page > _COVER_PAGES or len(text) > _LONGEST_TITLE_LINE:
            continue
        if _cites(text, vocabulary) or _PLACE_AND_DATE.match(text):
            continue
        if _years_of_period(text) and vocabulary.kind_of(text, vocabulary.documents) is not None:
            return _line_value([line])
    return None


def _cites(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a line cites a law or an act."""
    folded = f" {plain(text)} "
    return any(f" {word} " in folded for word in vocabulary.phrases("citations", "words"))


def _is_heading(line: TextLine, usual: float) -> bool:
    text = line_text(line.words)
    letters = [character for character in text if character.isalpha()]
    if not letters or len(text) > _LONGEST_TITLE_LINE:
        return False
    is_upper = sum(map(str.isupper, letters)) > 0.7 * len(letters)
    is_title_case = text.istitle() and len(line.words) > 2 and ".." not in text
    return is_upper or line.box.height > _LARGE * usual or is_title_case


def _kind(title: Value | None, draft: DocumentDraft, vocabulary: Vocabulary) -> DocumentKind:
    """The kind that the title names; results in the tables tell a verification from a plan."""
    named = vocabulary.kind_of(title.text, vocabulary.documents) if title is not None else None
    kind = DocumentKind(named) if named is not None else DocumentKind.PLAN
    has_results = any(
        not is_note(value, vocabulary)
        for objective in draft.objectives
        for step in objective.steps
        for value in (step.verification or {}).values()
    )
    if kind == DocumentKind.PLAN and has_results:
        return DocumentKind.VERIFICATION
    return kind


def is_note(value: Value, vocabulary: Vocabulary) -> bool:
    """Whether a value stands under "Note": a result in a report, a remark in a plan."""
    return vocabulary.fold(value.header) == vocabulary.fold("note")


def _published(lines: Sequence[TextLine]) -> Value | None:
    """The line that gives place and date."""
    for line in lines:
        text = line_text(line.words)
        match = _PLACE_AND_DATE.match(text) if len(text) < 70 else None
        if match is None or not _is_place(match["place"]):
            continue
        if deadline_of_cell(match["date"], None, None) is not None:
            return Value(match["date"], _line_value([line]).parts)
    return _approved(lines)


def _is_place(text: str) -> bool:
    """Whether words can be the name of a place: capitals but for the small words between them."""
    words = [word for word in re.split(r"[\s'’]+", text) if word]
    particles = lexicon().particles
    return (
        0 < len(words) <= _LONGEST_PLACE
        and words[0][0].isupper()
        and all(word[0].isupper() or plain(word) in particles for word in words)
        and plain(words[-1]) not in particles
    )


def _approved(lines: Sequence[TextLine]) -> Value | None:
    """The date of the act that approves the document, where its cover names it."""
    for line in lines:
        text = line_text(line.words)
        match = (
            _APPROVED.search(text) if line.page == 1 and len(text) < _LONGEST_TITLE_LINE else None
        )
        if match and deadline_of_cell(match.group(1), None, None) is not None:
            return Value(match.group(1), _line_value([line]).parts)
    return None


def _period(
    title: Value | None, furniture: Sequence[TextLine]
) -> tuple[tuple[int, int] | None, Value | None]:
    sources = [*([title] if title is not None else []), *(_line_value([it]) for it in furniture)]
    for source in sources:
        span = year_range(source.text)
        if span is not None:
            return span, source
    for source in sources:
        named = set(_years_of_period(source.text))
        if len(named) == 1:
            year = named.pop()
            return (year, year), source
    return None, None


def _year(
    title: Value | None,
    draft: DocumentDraft,
    lines: Sequence[TextLine],
    published: Value | None,
) -> tuple[int | None, Value | None]:
    """The year that the results are about."""
    for header in draft.headers:
        if header.header in _YEAR_HEADERS and len(set(years(header.text))) == 1:
            return years(header.text)[0], header
    if title is not None and (year := _one_year(title.text)) is not None:
        return year, title
    return _voted_year(lines, published)


def _voted_year(
    lines: Sequence[TextLine], published: Value | None
) -> tuple[int | None, Value | None]:
    """The year that the prose says it is about, no later than the date of publication."""
    votes: Counter[int] = Counter()
    places: dict[int, Value] = {}
    for line in lines:
        for text in _YEAR_OF_REPORT.findall(line_text(line.words)):
            votes[int(text)] += 1
            places.setdefault(int(text), _line_value([line]))
    date = deadline_of_cell(published.text, None, None) if published is not None else None
    possible = [year for year in votes if date is None or year <= date.year]
    if not possible:
        return None, None
    best = max(possible, key=lambda year: (votes[year], -year))
    return best, places[best]
