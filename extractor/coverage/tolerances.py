"""The tolerances by which a reading is judged; docs/decisions/0078 has what settled them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CoverageTolerances:
    """Numbers of one stage; the corpus with a table, a header or headings taken away settled them.

    Attributes:
        understood_pct: Percent of the words from which a document may be called understood.
        not_understood_pct: Percent below which it is not understood at all.
        extra_share: What a word counts, of 1, that is kept under an unknown header.
        mostly: Share of the words of a cell from which it is held, or left out, as a whole.
        longest_label: Words of a label at most.
        longest_heading: Words of a heading at most.
        fewest_alike: Headings or labels of one form from which the form is the document's own.
        table_rows: Rows that make a table, and not a line of words.
        table_cells: Filled cells that make a row of a table.
        fewest_values: Values under one unknown header from which it is a column.
        common_share: Share of the objectives that have something from which one without it stands
            out.
        fewest_objectives: Objectives from which they can be compared.
        weight_slip: Percentage points by which a sum of weights may miss 100 on paper.
        same_edge: Points within which cells of two rows begin alike.
    """

    understood_pct: float = 95.0
    not_understood_pct: float = 20.0
    extra_share: float = 1 / 3
    mostly: float = 0.5
    longest_label: int = 8
    longest_heading: int = 25
    fewest_alike: int = 3
    table_rows: int = 2
    table_cells: int = 2
    fewest_values: int = 2
    common_share: float = 0.75
    fewest_objectives: int = 4
    weight_slip: float = 10.0
    same_edge: float = 8.0


COVERAGE = CoverageTolerances()
