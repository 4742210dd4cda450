"""Takes a picture of the site of the sample documents: ``python docs/pictures/draw_site.py``.

Needs chromium.
"""

import io
import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image

from pipelines.commands.app import app

_ROOT = Path(__file__).resolve().parents[2]
_DOCUMENTS = _ROOT / "corpus" / "documents"
_SIZE = (1080, 1080)
_PAGE = "bodies/body-cssm.html"


def _picture(address: str, folder: Path) -> Image.Image:
    """What chromium shows at an address."""
    chromium = shutil.which("chromium")
    if chromium is None:
        raise SystemExit("chromium is not installed: apt-get install chromium")
    out = folder / "page.png"
    options = ["--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"]
    size = f"--window-size={_SIZE[0]},{_SIZE[1]}"
    subprocess.run(  # noqa: S603 - a program of this machine, given files that were just made
        [chromium, *options, size, f"--user-data-dir={folder}", f"--screenshot={out}", address],
        check=True,
        capture_output=True,
    )
    return Image.open(io.BytesIO(out.read_bytes())).convert("RGB")


def draw(out: Path) -> None:
    """Write the picture of a body's page."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        database, site = folder / "samples.duckdb", folder / "site"
        for words in (
            ["ingest", str(_DOCUMENTS), "--db", str(database)],
            ["report", str(site), "--db", str(database)],
        ):
            app(words, standalone_mode=False)
        picture = _picture((site / _PAGE).as_uri(), folder)
        picture.quantize(200, dither=Image.Dither.NONE).save(out, optimize=True)


if __name__ == "__main__":
    draw(Path(__file__).with_name("site.png"))
