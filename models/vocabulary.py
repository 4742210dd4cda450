"""The closed vocabularies of the records."""

from enum import StrEnum


class DocumentKind(StrEnum):
    """What a document is for."""

    PLAN = "plan"
    REPORT = "report"
    VERIFICATION = "verification"


class Genre(StrEnum):
    """What a paper is that is no performance document."""

    RESOLUTION = "resolution"
    DETERMINATION = "determination"
    BUDGET = "budget"
    NOTICE = "notice"
    REGULATION = "regulation"
    CONTRACT = "contract"
    CHARTER = "charter"
    MINUTES = "minutes"
    OTHER = "other"


class ReadingStatus(StrEnum):
    """How much of a performance document was understood."""

    UNDERSTOOD = "understood"
    PARTLY_UNDERSTOOD = "partly_understood"
    NOT_UNDERSTOOD = "not_understood"


class ObjectiveKind(StrEnum):
    """The family an objective belongs to in its document."""

    PERFORMANCE = "performance"
    PEG = "peg"
    STRATEGIC = "strategic"
    UNCLASSIFIED = "unclassified"


class Outcome(StrEnum):
    """How a step ended."""

    ACHIEVED = "achieved"
    PARTIALLY_ACHIEVED = "partially_achieved"
    NOT_ACHIEVED = "not_achieved"
    NOT_ASSESSABLE = "not_assessable"


class AchievementKind(StrEnum):
    """What a document prints as achievement.

    A *credit* is a share of the step's weight for the year (40,00% of 40,00% is fully achieved); a
    *degree* runs from 0 to 100 whatever the weight.
    """

    CREDIT = "credit"
    DEGREE = "degree"


class AchievementBasis(StrEnum):
    """What decided between a credit and a degree."""

    HEADER = "header"
    YEAR_WEIGHTS = "year_weights"
    STEP_WEIGHTS = "step_weights"
    NO_WEIGHTS = "no_weights"
    AMBIGUOUS = "ambiguous"


class OutcomeBasis(StrEnum):
    """What a declared outcome stands on."""

    PRINTED = "printed"
    FIGURE = "figure"
    WORDS = "words"


class BodyKind(StrEnum):
    """The kind of public body that publishes a document."""

    CONSORTIUM = "consortium"
    MUNICIPALITY = "municipality"
    UNION = "union"
    PROVINCE = "province"
    HEALTH_AUTHORITY = "health_authority"
    SERVICE_COMPANY = "service_company"
    OTHER = "other"


class ValueSource(StrEnum):
    """Where a value stands when its own column does not give it."""

    COLUMN = "column"
    TARGET = "target"
    INDICATOR = "indicator"
    DESCRIPTION = "description"


class OwnerBasis(StrEnum):
    """What told whose a document is."""

    OPTION = "option"
    TAX_CODE = "tax_code"
    WEBSITE = "website"
    NAME = "name"
    ACRONYM = "acronym"
    ALIAS = "alias"
    LETTERHEAD = "letterhead"


class Severity(StrEnum):
    """How much a consistency finding matters."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Engine(StrEnum):
    """The reader that a piece of evidence comes from."""

    PDFIUM = "pdfium"
    PDFPLUMBER = "pdfplumber"
