"""The figures of the verdict on what a paper is."""

from dataclasses import dataclass


@dataclass(frozen=True)
class GenreTolerances:
    """The figures of the verdict, in log odds where nothing else is said.

    They are guessed, and held against the papers of ``corpus/negatives``; docs/decisions/0076.
    """

    first_pages: int = 3  # of a part, whose words are looked at
    last_pages: int = 1  # likewise; on all pages columns and labels are
    prior: float = -0.5  # for a part of which nothing is known
    most_shape: float = 6.0  # what columns, labels and headings add at most
    many_objectives: float = 1.0  # for two or more texts that stand where objectives do
    alone: float = 0.5  # what remains of measures without an objective
    unmeasured: float = 1.2  # what objectives without measures add at most
    most_against: float = 9.0  # what speaks for other papers adds at most
    most_against_acts: float = 5.5  # the same for acts, which may hold a plan
    fewest_values: float = 0.4  # share of the objectives that a measure has values for
    second: float = 0.25  # what remains of evidence for all genres but the likeliest
    usual_density: float = 0.01  # share of words of programming that tells nothing
    density_unit: float = 0.015  # share of words that adds one
    most_density: float = 1.5
    few_words: int = 60  # words below which their shares tell nothing
    article: float = 0.5  # for each article
    most_articles: float = 2.5
    fewest_articles: int = 3
    blank: float = 0.4  # for each place of a form that is left to be filled in
    most_blanks: float = 3.2
    fewest_blanks: int = 4
    firm_evidence: float = 2.0  # without so much for another genre no part is refused unread
    other_below: float = 0.27  # score of 1: below it the tables are not asked
    performance_from: float = 0.5  # score of 1: from it a part without objectives is a failure


TOLERANCES = GenreTolerances()
