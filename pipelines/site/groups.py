"""Documents that are compared with each other: of one region, one kind and one year."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from pipelines.site.answers import Answers, Row


def about(document: Row) -> str:
    """What a document is about, in two words: its year or its period."""
    if document["reference_year"]:
        return str(document["reference_year"])
    years = sorted({year for year in (document["period_start"], document["period_end"]) if year})
    return "–".join(map(str, years)) or "no year"


@dataclass(frozen=True, slots=True)
class Group:
    """Documents that are compared with each other.

    Attributes:
        region: Their region; None where the registry does not know it.
        kind: Their kind.
        about: The year or the period that they share.
        anchor: The place of the comparison on its region's page.
        rows: Their measures, measure by measure.
    """

    region: str | None
    kind: str
    about: str
    anchor: str
    rows: tuple[Row, ...]

    @property
    def has_results(self) -> bool:
        """Whether its documents report results."""
        return self.rows[0]["reference_year"] is not None

    @property
    def bodies(self) -> int:
        """How many bodies it compares."""
        return len({row["consortium_id"] for row in self.rows})

    @property
    def is_ranked(self) -> bool:
        """Whether there are enough bodies for a rank."""
        return any(row["rank"] is not None for row in self.rows)

    @property
    def metrics(self) -> list[str]:
        """The measures in the order in which they are shown."""
        return list(dict.fromkeys(row["metric"] for row in self.rows))

    def medians(self, metrics: Sequence[str]) -> dict[str, float]:
        """The region's median of some measures, where there is one."""
        return {
            row["metric"]: row["regional_median"]
            for row in self.rows
            if row["metric"] in metrics and row["regional_median"] is not None
        }

    def by_metric(self) -> list[tuple[str, list[Row]]]:
        """The rows of each measure, best first."""
        return [(name, list(rows)) for name, rows in groupby(self.rows, lambda r: r["metric"])]

    def by_body(self, metrics: Sequence[str]) -> list[tuple[str, dict[str, Row]]]:
        """The documents with some of their measures, by body."""
        found: dict[str, dict[str, Row]] = defaultdict(dict)
        for row in self.rows:
            if row["metric"] in metrics:
                found[row["document_id"]][row["metric"]] = row
        return sorted(found.items())


def groups_of(answers: Answers) -> list[Group]:
    """Every group of documents, region by region, the latest first."""
    keys = ("region", "document_kind", "reference_year", "period_start", "period_end")
    rows = answers.rows("site_benchmark")
    return [
        Group(
            region=key[0],
            kind=key[1],
            about=about(dict(zip(keys, key, strict=True))),
            anchor="-".join(str(part or 0) for part in key[1:]),
            rows=tuple(members),
        )
        for key, members in groupby(rows, lambda row: tuple(row[name] for name in keys))
    ]
