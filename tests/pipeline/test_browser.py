"""The page in a real browser."""

import functools
import http.server
import shutil
import threading
from collections.abc import Iterator
from typing import Any

import pytest

from gallery import build, import_alts
from tests.photos import folder

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="needs Debian's chromium")


class Quiet(http.server.SimpleHTTPRequestHandler):
    """A file server that keeps its log to itself."""

    def log_message(self, format: str, *arguments: object) -> None:
        del format, arguments


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A gallery in two languages: one alt approved, one picture decorative, two missing."""
    root = tmp_path_factory.mktemp("page")
    photos, out = folder(root / "in", 4), root / "out"
    config = {"languages": ["pl", "en"], "title": {"pl": "Lyon <b>2026</b>", "en": "Lyon"}}
    report = build(photos, out, config=config, executor="serial")
    first, second = (item.id for item in report.manifest.items[:2])
    sheet = (
        f'id;decorative;reason;alt_pl;caption_pl\n{first};;;Burmistrz "na mównicy";Otwarcie <i>\n{second};tak;tło;;\n'
    )
    (root / "alts.csv").write_text(sheet, "utf-8")
    import_alts(out, root / "alts.csv")
    build(photos, out, config=config, executor="serial")
    handler = functools.partial(Quiet, directory=str(out / "public"))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}/"
        server.shutdown()
        thread.join()


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    sync_api = pytest.importorskip("playwright.sync_api")
    with sync_api.sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture
def page(browser: Any, served: str) -> Iterator[Any]:
    """The page with everything it asked for and everything the console said."""
    opened = browser.new_page(viewport={"width": 1440, "height": 900})
    opened.asked, opened.said = [], []
    opened.on("request", lambda request: opened.asked.append(request.url))
    opened.on("console", lambda message: opened.said.append(message.text))
    opened.on("pageerror", lambda error: opened.said.append(str(error)))
    opened.goto(served, wait_until="networkidle")
    yield opened
    opened.close()


def test_every_picture_is_shown_and_nothing_comes_from_elsewhere(page: Any, served: str) -> None:
    widths = page.eval_on_selector_all("img", "all => all.map(one => one.naturalWidth)")
    assert len(widths) == 4
    assert all(width > 0 for width in widths)
    assert all(url.startswith(served) for url in page.asked)
    assert [text for text in page.said if "favicon" not in text and "404" not in text] == []


def test_modern_browsers_take_webp_of_a_fitting_width(page: Any) -> None:
    taken = page.eval_on_selector_all("img", "all => all.map(one => one.currentSrc)")
    assert all(url.endswith(("-320.webp", "-480.webp")) for url in taken)


def test_texts_are_shown_as_written_and_missing_ones_claim_nothing(page: Any) -> None:
    alts = page.eval_on_selector_all("img", "all => all.map(one => one.getAttribute('alt'))")
    assert alts == ['Burmistrz "na mównicy"', "", None, None]
    names = page.eval_on_selector_all("figure a", "all => all.map(one => one.getAttribute('aria-label'))")
    assert names == [None, "Otwórz zdjęcie 2 z 4", "Otwórz zdjęcie 3 z 4", "Otwórz zdjęcie 4 z 4"]
    assert page.inner_text("h1") == "Lyon <b>2026</b>"
    assert page.inner_text("figcaption") == "Otwarcie <i>"


def test_the_language_switch_leads_to_the_other_page_and_back(page: Any) -> None:
    page.click("nav a[lang=en]")
    assert page.eval_on_selector("html", "one => one.lang") == "en"
    assert page.inner_text("h1") == "Lyon"
    page.click("nav a[lang=pl]")
    assert page.eval_on_selector("html", "one => one.lang") == "pl"


def test_every_link_is_reached_by_keyboard_and_has_a_name(page: Any) -> None:
    seen = []
    for _ in range(6):
        page.keyboard.press("Tab")
        seen.append(
            page.evaluate(
                "document.activeElement.ariaLabel || document.activeElement.innerText || "
                "document.activeElement.querySelector('img')?.alt"
            )
        )
    assert len(seen) == 6
    assert all(seen)


def test_nothing_moves_while_pictures_load_and_a_phone_needs_no_sideways_scrolling(browser: Any, served: str) -> None:
    phone = browser.new_page(viewport={"width": 360, "height": 740})
    phone.add_init_script(
        "window.shift = 0; new PerformanceObserver(list => { for (const one of list.getEntries()) "
        "window.shift += one.value; }).observe({type: 'layout-shift', buffered: true});"
    )
    phone.goto(served, wait_until="networkidle")
    assert phone.evaluate("window.shift") == 0
    assert phone.evaluate("document.documentElement.scrollWidth") <= 360
    phone.close()
