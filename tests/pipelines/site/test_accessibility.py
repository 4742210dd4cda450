"""Every kind of page in a real browser, wide and narrow: axe finds nothing serious.

axe (https://github.com/dequelabs/axe-core) comes from the npm registry into a folder of its own.
"""

import html
import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.browser import dumped, needs_chromium
from tests.command_line import SMALLEST, ingest, verifica

pytestmark = needs_chromium

_RUN = """
addEventListener("load", async () => {
  const found = await axe.run(document, { resultTypes: ["violations"] });
  const isBad = ({ impact }) => impact === "serious" || impact === "critical";
  parent.postMessage(JSON.stringify({
    width: document.documentElement.scrollWidth, window: innerWidth,
    bad: found.violations.filter(isBad).map(({ id, nodes }) =>
      [id, nodes.length, nodes[0].html.slice(0, 200)]),
  }), "*");
});
"""

_FRAME = """<!DOCTYPE html><title>frame</title><pre id="told"></pre>
<script>
const told = document.getElementById("told");
addEventListener("message", ({{ data }}) => {{ told.textContent = data; }});
</script>
<iframe src="{name}" width="{width}" height="900" style="border: 0"></iframe>
"""
"""A window of any width: that of the browser is never narrower than 500 pixels."""

KINDS = (
    "index.html",
    "benchmark.html",
    "regions/*.html",
    "compare.html",
    "compare/*.html",
    "findings.html",
    "meaning.html",
    "bodies/*.html",
    "documents/*.html",
    "evidence/*.html",
    "pages/*.html",
)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site of two bodies with axe beside its pages."""
    if shutil.which("npm") is None:
        pytest.skip("npm is not installed, and axe comes from its registry")
    folder = tmp_path_factory.mktemp("axe")
    done = subprocess.run(
        ["npm", "install", "--silent", "--no-audit", "--no-fund", "axe-core@4"],
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    script = folder / "node_modules" / "axe-core" / "axe.min.js"
    if not script.is_file():
        pytest.skip(f"axe cannot be had from the npm registry: {done.stderr.strip()[-200:]}")
    other = folder / "other.pdf"
    other.write_bytes(SMALLEST.read_bytes() + b"\n%2")
    database = folder / "a.duckdb"
    assert ingest(SMALLEST, "--db", database).returncode == 0
    assert ingest(other, "--consortium", "cssm", "--db", database).returncode == 0
    assert verifica("report", folder / "site", "--db", database).returncode == 0
    shutil.copy(script, folder / "site" / "axe.js")
    (folder / "site" / "run.js").write_text(_RUN, encoding="utf-8")
    return folder / "site"


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("kind", KINDS)
def test_a_page_has_no_serious_finding_and_no_sideways_scrolling(
    site: Path, kind: str, width: int
) -> None:
    page = min(site.glob(kind))
    root = "../" * kind.count("/")
    # Behind the policy of the site axe, which makes styles of its own, does not run.
    text = re.sub(r"<meta http-equiv[^>]*>", "", page.read_text("utf-8"))
    scripts = [f'<script src="{root}{name}.js" defer></script>' for name in ("axe", "run")]
    copy = page.with_name(f"{page.stem}-with-axe.htm")
    copy.write_text(text.replace("</head>", f"{''.join(scripts)}</head>"), encoding="utf-8")
    frame = page.with_name(f"{page.stem}-frame-{width}.htm")
    frame.write_text(_FRAME.format(name=copy.name, width=width), encoding="utf-8")
    (told,) = re.findall(r'<pre id="told">(.*?)</pre>', dumped(frame), re.DOTALL)
    found = json.loads(html.unescape(told))
    assert found["bad"] == []
    assert found["window"] == width
    assert found["width"] <= width
