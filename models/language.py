"""The closed vocabularies of the language rules: what a clause says, what its words are."""

from enum import StrEnum


class WordKind(StrEnum):
    """What form a word has."""

    INFINITIVE = "infinitive"
    PARTICIPLE = "participle"
    GERUND = "gerund"
    PRESENT = "present"
    IMPERFECT = "imperfect"
    PAST = "past"
    FUTURE = "future"
    CONDITIONAL = "conditional"
    SUBJUNCTIVE = "subjunctive"
    NOUN = "noun"
    STATE = "state"


class Aspect(StrEnum):
    """What a verb says of the action that another word names."""

    HAPPEN = "happen"
    BEGIN = "begin"
    CONTINUE = "continue"
    FINISH = "finish"
    CANCEL = "cancel"
    POSTPONE = "postpone"
    PLAN = "plan"
    ASK = "ask"
    MISS = "miss"
    BACKGROUND = "background"


class ClauseState(StrEnum):
    """Whether what a clause tells took place.

    Only ``done`` can complete a step or support an outcome.
    """

    DONE = "done"
    DENIED = "denied"
    PLANNED = "planned"
    POSTPONED = "postponed"
    CANCELLED = "cancelled"
    POSSIBLE = "possible"
    ONGOING = "ongoing"
    BEGUN = "begun"
    BACKGROUND = "background"


class ClauseForm(StrEnum):
    """What the predicate of a clause is."""

    FINITE = "finite"
    PARTICIPLE = "participle"
    STATE = "state"
    NOUN = "noun"
    GAPPED = "gapped"


class QuantityUnit(StrEnum):
    """What a quantity is measured in."""

    COUNT = "count"
    PERCENT = "percent"
    EURO = "euro"
    DAYS = "days"
    HOURS = "hours"
    ALL = "all"
    NONE = "none"


class Comparison(StrEnum):
    """How a quantity is compared with the one asked for."""

    AT_LEAST = "at_least"
    MORE_THAN = "more_than"
    AT_MOST = "at_most"
    LESS_THAN = "less_than"
    BETWEEN = "between"


class DateRelation(StrEnum):
    """What the words before a date make of it."""

    POINT = "point"
    UNTIL = "until"
    SINCE = "since"
    THROUGH = "through"
    DOCUMENT = "document"
    RANGE = "range"
    PLANNED = "planned"
    BACKGROUND = "background"


class CompletionStatus(StrEnum):
    """How a step stands against its deadline, as in ``step_slippage``."""

    ON_TIME = "on_time"
    LATE = "late"
    POSSIBLY_LATE = "possibly_late"
    ASSERTED = "asserted"
    UNDATED = "undated"
    NO_DEADLINE = "no_deadline"


class RuleVerdict(StrEnum):
    """Whether a rule was taken."""

    FIRED = "fired"
    REJECTED = "rejected"
    MARKED = "marked"
