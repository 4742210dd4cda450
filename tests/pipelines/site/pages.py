"""Pages of a site as a strict reader sees them."""

from html.parser import HTMLParser
from pathlib import Path

_VOID = {"meta", "link", "br", "img", "hr", "input"}


class Read(HTMLParser):
    """A page: its anchors, links, figures, headings and what is badly formed in it."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.path = path
        self.anchors: list[str] = []
        self.links: list[str] = []
        self.figures: list[str] = []
        self.headings: list[int] = []
        self.faults: list[str] = []
        self.text = ""
        self._open: list[str] = []
        self.feed(path.read_text(encoding="utf-8"))
        self.close()
        if self._open:
            self.faults.append(f"never closed: {self._open}")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        if len(names) != len(set(names)):
            self.faults.append(f"an attribute twice in {tag}")
        values = dict(attrs)
        if "id" in values:
            self.anchors.append(values["id"] or "")
        if tag in ("a", "link") and values.get("href") is not None:
            self.links.append(values["href"] or "")
        if tag == "data":
            self.figures.append(values["value"] or "")
        if tag in ("h1", "h2", "h3", "h4"):
            self.headings.append(int(tag[1]))
        if tag == "th" and "scope" not in values:
            self.faults.append("th without scope")
        if tag == "table":
            self._open.append("table")
            return
        if tag not in _VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        pass

    def handle_endtag(self, tag: str) -> None:
        if not self._open or self._open[-1] != tag:
            self.faults.append(f"</{tag}> closes {self._open[-3:]}")
        else:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        self.text += data


def read(site: Path) -> dict[Path, Read]:
    """Every page of a site."""
    return {path: Read(path) for path in sorted(site.rglob("*.html"))}
