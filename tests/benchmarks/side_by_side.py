"""The same photos by sigal, thumbsup and gallery: what a visitor gets, and what stays behind.

PEERS=DIR python tests/benchmarks/side_by_side.py [PHOTOS]

DIR has ``sigal/bin/sigal`` (PyPI) and ``node_modules/.bin/thumbsup`` (npm, with GraphicsMagick and exiftool). PHOTOS
is a folder; without one the sample's. Each program runs as its documentation begins. Bytes are of everything that a
fresh browser asks for until nothing moves; private tags are counted by exiftool, violations by axe-core; stale are
files that stay when a photo was deleted and the program ran again, and that it makes of none of the others.
"""

import functools
import http.server
import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

PEERS = Path(os.environ.get("PEERS", "/nowhere"))
PRIVATE = ("-gps:all", "-*Serial*", "-*Owner*", "-MakerNotes:all", "-*Thumbnail*", "-HostComputer", "-XMP-xmpMM:all")
WIDTHS = (360, 1440)


def gallery(photos: Path, out: Path) -> Path:
    """``gallery build PHOTOS -o OUT``."""
    _run([sys.executable, "-m", "gallery", "build", photos, "-o", out, "--quiet"], accepted=(0, 3))
    return out / "public"


def sigal(photos: Path, out: Path) -> Path:
    """``sigal build PHOTOS OUT``, settings as ``sigal init`` writes them."""
    out.mkdir(exist_ok=True)
    if not (out / "sigal.conf.py").exists():
        _run([PEERS / "sigal/bin/sigal", "init", out / "sigal.conf.py"])
    _run([PEERS / "sigal/bin/sigal", "build", "-c", out / "sigal.conf.py", photos, out / "site"])
    return out / "site"


def thumbsup(photos: Path, out: Path) -> Path:
    """``thumbsup --input PHOTOS --output OUT``."""
    _run([PEERS / "node_modules/.bin/thumbsup", "--input", photos, "--output", out / "site"])
    return out / "site"


TOOLS: dict[str, Callable[[Path, Path], Path]] = {"gallery": gallery, "sigal": sigal, "thumbsup": thumbsup}


def main(arguments: list[str]) -> None:
    """Print the table as Markdown."""
    from playwright.sync_api import sync_playwright

    photos = Path(arguments[0]) if arguments else ROOT / "samples" / "conference"
    heads = ("", "shown", "files", "first view, 360 px", "1440 px", "axe", "alt texts", "private tags", "stale")
    print(f"| {' | '.join(heads)} |\n|{' --- |' * len(heads)}")
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as name:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for tool, build in TOOLS.items():
            home = Path(name) / tool
            shutil.copytree(photos, home / "photos")
            print(f"| {' | '.join((tool, *_row(browser, build, home)))} |")
        browser.close()


def _row(browser: Any, build: Callable[[Path, Path], Path], home: Path) -> Iterator[str]:
    site = build(home / "photos", home / "out")
    with _served(site) as address:
        views = [_view(browser, address, width) for width in WIDTHS]
    shown = views[-1]["shown"]
    yield str(len(shown))
    yield str(sum(path.is_file() for path in site.rglob("*")))
    for view in views:
        yield f"{view['bytes'] / 1e6:.2f} MB"
    yield ", ".join(f"{one['id']} ×{len(one['nodes'])}" for one in views[-1]["axe"]) or "none"
    alts = [one["alt"] for one in shown]
    stems = {Path(one["source"]).stem.casefold() for one in shown}
    named = sum(bool(alt) and Path(alt).stem.casefold() in stems for alt in alts)
    yield f"{sum(alt is None for alt in alts)} missing, {alts.count('')} empty, {named} file names"
    yield str(_private(site))
    yield str(_stale(build, home))


def _view(browser: Any, address: str, width: int) -> dict[str, Any]:
    """What a fresh browser gets and finds."""
    from axe_playwright_python.sync_playwright import Axe

    context = browser.new_context(viewport={"width": width, "height": 800})
    page, sizes = context.new_page(), []
    page.on("response", lambda answer: sizes.append(int(answer.headers.get("content-length", 0))))
    page.goto(address, wait_until="networkidle")
    got = sum(sizes)
    links = page.eval_on_selector_all("a[href$='index.html'], a[href$='.html']", "all => all.map(one => one.href)")
    script = "all => all.map(one => ({alt: one.getAttribute('alt'), source: one.currentSrc || one.src}))"
    shown = page.eval_on_selector_all("img", script)
    if len(shown) < 5 and links:  # the photos are one click away
        page.goto(next(link for link in links if link.startswith(address)), wait_until="networkidle")
        got, shown = sum(sizes), page.eval_on_selector_all("img", script)
    violations = Axe().run(page).response["violations"]
    context.close()
    return {"bytes": got, "shown": shown, "axe": violations}


def _private(site: Path) -> int:
    said = _run(["exiftool", "-r", "-j", "-G1", *PRIVATE, site], accepted=(0, 1))
    return sum(len(one) - 1 for one in json.loads(said or "[]"))


def _stale(build: Callable[[Path, Path], Path], home: Path) -> int:
    next(path for path in sorted((home / "photos").iterdir()) if path.suffix.lower() in (".jpg", ".jpeg")).unlink()
    again, fresh = build(home / "photos", home / "out"), build(home / "photos", home / "fresh")
    there, made = ({path.relative_to(site) for path in site.rglob("*") if path.is_file()} for site in (again, fresh))
    return len(there - made)


@contextmanager
def _served(site: Path) -> Iterator[str]:
    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, format: str, *arguments: object) -> None:
            del format, arguments

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(site))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def _run(command: list[Any], accepted: tuple[int, ...] = (0,)) -> str:
    done = subprocess.run([str(word) for word in command], capture_output=True, text=True, check=False, cwd=ROOT)
    if done.returncode not in accepted:
        raise SystemExit(f"{command[0]} failed ({done.returncode}): {done.stderr[-800:]}")
    return done.stdout


if __name__ == "__main__":
    main(sys.argv[1:])
