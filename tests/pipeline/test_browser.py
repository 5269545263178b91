"""The page in a real browser."""

from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import pytest

from gallery import build, import_alts
from tests.browsers import CHROMIUM, browser, serving
from tests.photos import folder

__all__ = ["browser"]

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="needs Debian's chromium")


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
    with serving(out / "public", policy="default-src 'self'; base-uri 'none'; form-action 'none'") as address:
        yield address


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


def until(page: Any, condition: str) -> None:
    """Ask until it is true; what playwright has for this is code from a text, which the policy forbids."""
    sync_api = pytest.importorskip("playwright.sync_api")
    for _ in range(400):
        with suppress(sync_api.Error):  # asked in the very moment in which the page is loaded anew
            if page.evaluate(condition):
                return
        page.wait_for_timeout(50)
    raise AssertionError(condition)


def opened(page: Any) -> bool:
    return bool(page.evaluate("document.getElementById('viewer').open"))


def focused(page: Any) -> str:
    return str(page.evaluate("document.activeElement.closest('figure')?.id ?? document.activeElement.ariaLabel"))


def first(page: Any) -> str:
    return str(page.eval_on_selector("figure", "one => one.id.slice(2)"))


def test_the_viewer_is_worked_by_keyboard_and_gives_the_focus_back(page: Any) -> None:
    ids = page.eval_on_selector_all("figure", "all => all.map(one => one.id)")
    page.focus("figure a")
    page.keyboard.press("Enter")
    assert opened(page)
    assert focused(page) == "Zamknij"
    keys = (("ArrowRight", 1), ("End", 3), ("ArrowRight", 0), ("ArrowLeft", 3), ("Home", 0), ("ArrowRight", 1))
    for key, place in keys:
        page.keyboard.press(key)
        assert page.evaluate("location.hash") == f"#view-{ids[place][2:]}"
        assert page.inner_text("#viewer .count") == f"{place + 1} / 4"
    page.keyboard.press("Escape")
    until(page, "location.hash === ''")
    assert not opened(page)
    assert focused(page) == ids[1]


def test_the_viewer_keeps_the_focus_and_its_buttons_have_names(page: Any) -> None:
    page.click("figure a")
    names = []
    for _ in range(3):
        names.append(focused(page))
        page.keyboard.press("Shift+Tab")
    assert names == ["Zamknij", "Następne zdjęcie", "Poprzednie zdjęcie"]
    page.click("[data-go='1']")
    assert page.inner_text("#viewer .count") == "2 / 4"
    page.click("[data-close]")
    assert not opened(page)


def test_the_viewer_says_what_is_known_and_invents_nothing(page: Any) -> None:
    page.click("figure a")
    said, alts = [], []
    for _ in range(4):
        said.append(page.text_content("#viewer [role=status]"))
        alts.append(page.eval_on_selector("#viewer img", "one => one.getAttribute('alt')"))
        page.keyboard.press("ArrowRight")
    assert said == [
        'Zdjęcie 1 z 4. Burmistrz "na mównicy". Otwarcie <i>',
        "Zdjęcie 2 z 4",
        "Zdjęcie 3 z 4. To zdjęcie nie ma jeszcze opisu.",
        "Zdjęcie 4 z 4. To zdjęcie nie ma jeszcze opisu.",
    ]
    assert alts == ['Burmistrz "na mównicy"', "", None, None]


def test_a_link_leads_to_one_photo_and_back_closes_it(page: Any, served: str) -> None:
    photo = first(page)
    page.goto("about:blank")
    page.goto(f"{served}#view-{photo}")
    assert opened(page)
    page.keyboard.press("Escape")
    assert not opened(page)
    page.click("figure a")
    page.go_back()
    until(page, "!document.getElementById('viewer').open")
    page.go_forward()
    until(page, "document.getElementById('viewer').open")


@pytest.mark.parametrize("address", ["#view-ffff", "#view-<img src=x onerror=alert(1)>", "#p-1", "#"])
def test_an_address_of_no_photo_opens_nothing(page: Any, served: str, address: str) -> None:
    page.goto("about:blank")
    page.goto(served + address)
    assert not opened(page)
    assert [text for text in page.said if "favicon" not in text and "404" not in text] == []


def test_a_swipe_turns_the_page(browser: Any, served: str) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True)
    phone = context.new_page()
    phone.goto(served)
    phone.tap("figure a")
    swipe = """to => {
        const stage = document.querySelector('.stage');
        const at = x => [new Touch({identifier: 1, target: stage, clientX: x, clientY: 300})];
        stage.dispatchEvent(new TouchEvent('touchstart', {touches: at(180), changedTouches: at(180)}));
        stage.dispatchEvent(new TouchEvent('touchend', {touches: [], changedTouches: at(to)}));
    }"""
    for to, place in ((60, 2), (300, 1), (170, 1)):
        phone.evaluate(swipe, to)
        assert phone.inner_text("#viewer .count") == f"{place} / 4"
    context.close()


def test_without_scripts_a_link_opens_its_picture(browser: Any, served: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    plain = context.new_page()
    plain.goto(served)
    assert plain.locator("#viewer").is_hidden()
    plain.click("figure a")
    assert plain.url.endswith(".jpg")
    context.close()


@pytest.mark.parametrize("name", ["", "index.en.html"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_but_what_editors_have_left_out(browser: Any, served: str, name: str, scheme: str) -> None:
    """With the viewer closed and open. Photos without a text have none on purpose; of those alone axe may tell."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    context = browser.new_context(color_scheme=scheme, bypass_csp=True)  # axe is put into the page as a script
    shown = context.new_page()
    shown.goto(served + name, wait_until="networkidle")
    for _ in range(2):
        found = axe.run(shown).response["violations"]
        assert {one["id"] for one in found} <= {"image-alt"}, found
        if not opened(shown):
            shown.click("figure a")
    context.close()


@pytest.mark.parametrize(("scale", "widths"), [(1, {320, 480}), (2, {480, 640})])
def test_sharper_screens_take_wider_pictures(browser: Any, served: str, scale: int, widths: set[int]) -> None:
    context = browser.new_context(viewport={"width": 1440, "height": 900}, device_scale_factor=scale)
    screen = context.new_page()
    screen.goto(served, wait_until="networkidle")
    taken = screen.eval_on_selector_all("figure img", "all => all.map(one => one.currentSrc)")
    assert {int(url.rpartition("-")[2].partition(".")[0]) for url in taken} <= widths
    context.close()


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
