"""Every text a stranger can write, in every page that is made, in a real browser without any policy to help it."""

import html
import json
import shutil
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from gallery import audit_file, build, export_alts, export_to, find_duplicates, import_alts
from gallery.pipeline.audit_page import write_audit_page
from tests.browsers import CHROMIUM, browser, serving
from tests.metadata import makers
from tests.photos import encoded, jpeg, scene

__all__ = ["browser"]

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="needs Debian's chromium")

ATTACKS = (
    "</script><script>window.pwned=1</script>",
    '"><img src=x onerror=window.pwned=2><a x="',
    "' onmouseover='window.pwned=3' autofocus onfocus='window.pwned=3",
    "--><svg onload=window.pwned=4><!--",
    "]]><script>window.pwned=5</script>",
    "{{ 7*7 }}{% raw %}<script>window.pwned=6</script>",
    "</style><script>window.pwned=7</script><style>*{background:url(https://evil.example/x)}",
    "javascript:window.pwned=8",
)
EVERYTHING = " ".join(ATTACKS)
SCRIPT_URL = "javascript:window.pwned=9//https://example.org"


def xmp(text: str) -> bytes:
    said = html.escape(text)
    return (
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"'
        ' xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/"'
        ' xmlns:Iptc4xmpCore="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/">'
        f'<dc:description><rdf:Alt><rdf:li xml:lang="en">{said}</rdf:li></rdf:Alt></dc:description>'
        f"<dc:creator><rdf:Seq><rdf:li>{said}</rdf:li></rdf:Seq></dc:creator>"
        f'<dc:rights><rdf:Alt><rdf:li xml:lang="x-default">{said}</rdf:li></rdf:Alt></dc:rights>'
        f"<photoshop:Credit>{said}</photoshop:Credit>"
        f"<xmpRights:WebStatement>{html.escape(SCRIPT_URL)}</xmpRights:WebStatement>"
        f'<Iptc4xmpCore:AltTextAccessibility><rdf:Alt><rdf:li xml:lang="en">{said}</rdf:li></rdf:Alt>'
        "</Iptc4xmpCore:AltTextAccessibility></rdf:Description></rdf:RDF></x:xmpmeta>"
    ).encode()


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site of every page: the gallery, the exports, the reports."""
    root = tmp_path_factory.mktemp("xss")
    photos, out, site = root / "in", root / "out", root / "site"
    photos.mkdir()
    for number in range(3):
        data = encoded(scene(number + 1), quality=88)
        data = data[:2] + makers.xmp_segment(xmp(EVERYTHING)) + data[2:]
        (photos / f"{number}'><img src=x onerror=window.pwned=10>.jpg").write_bytes(data)
    (photos / '"><script>window.pwned=11<;script>.jpg').write_bytes(jpeg(9)[:700])
    (photos / "copy-<svg onload=window.pwned=12>.jpg").write_bytes(encoded(scene(1).resize((240, 180)), quality=70))
    languages = {"pl": EVERYTHING, "en": EVERYTHING}
    config = {
        "languages": ["pl", "en"],
        "title": languages,
        "summary": languages,
        "headline": languages,
        "event": {"name": EVERYTHING, "place": languages, "people": [EVERYTHING]},
        "rights": {"creator": EVERYTHING, "credit": EVERYTHING, "copyright": EVERYTHING},
        "alt": {"embedded": "approved"},
        "page": {"base_url": "https://example.org/gala/"},
    }
    report = build(photos, out, config=config, executor="serial")
    table = [f'"{column}"' for column in ("id", "decorative", "reason", "alt_pl", "alt_en", "caption_pl", "caption_en")]
    quoted = '"' + EVERYTHING.replace('"', '""') + '"'
    first, second = (item.id for item in report.manifest.items[:2])
    rows = [
        ",".join(table),
        f"{first},,,{quoted},{quoted},{quoted},{quoted}",
        f"{second},yes,{quoted},,,{quoted},{quoted}",
    ]
    (root / "alts.csv").write_text("\n".join(rows), "utf-8")
    import_alts(out, root / "alts.csv")
    build(photos, out, config=config, executor="serial")
    shutil.copytree(out / "public", site)
    shutil.copy(out / "report.html", site / "report.html")
    find_duplicates(photos, executor="serial", page=site / "duplicates.html")
    write_audit_page(audit_file(out), site / "audit.html")
    for name in ("html-fragment", "wordpress-blocks", "photoswipe", "lightgallery", "markdown"):
        export_to(out, name)
        for path in (out / "export" / name).rglob("*"):
            if path.suffix in (".html", ".md"):
                text = path.read_text("utf-8")
                text = text.split("\n---\n", 1)[-1] if path.suffix == ".md" else text  # YAML is no HTML
                wrapped = f"<!doctype html><meta charset=utf-8><title>x</title>{text}"
                (site / f"{name}-{path.stem}.html").write_text(wrapped, "utf-8")
    (root / "saved.html").write_text(
        f'<!doctype html><title>{html.escape(EVERYTHING)}</title><img src="x.png" alt="{html.escape(EVERYTHING)}">'
        f'<img src="{html.escape(EVERYTHING)}" alt="photo">',
        "utf-8",
    )
    write_audit_page(audit_file(root / "saved.html"), site / "saved-audit.html")
    export_alts(out, root / "again.xlsx")
    return site


@pytest.fixture(scope="module")
def served(made: Path) -> Iterator[str]:
    with serving(made) as address:
        yield address


PROBE = """() => ({
    pwned: window.pwned,
    handlers: [...document.querySelectorAll('*')].flatMap(
        one => [...one.attributes].filter(a => a.name.startsWith('on')).map(a => one.tagName + ' ' + a.name)),
    scripts: [...document.scripts].filter(one => one.type !== 'application/ld+json').map(one => one.src),
    links: [...document.querySelectorAll('[href],[src],[action]')].map(
        one => one.getAttribute('href') || one.getAttribute('src') || '').filter(
        url => /^\\s*(javascript|data:text|vbscript)/i.test(url)),
})"""


def test_the_site_has_every_page(made: Path) -> None:
    names = {path.name for path in made.glob("*.html")}
    assert {"index.html", "index.en.html", "report.html", "duplicates.html", "audit.html", "saved-audit.html"} <= names
    assert {name.partition("-")[0] for name in names} >= {"html", "wordpress", "markdown"}
    assert "pwned" in (made / "index.html").read_text("utf-8")


def test_no_text_runs_asks_or_becomes_markup(browser: Any, served: str, made: Path) -> None:
    for path in sorted(made.glob("*.html")):
        page = browser.new_page()
        asked: list[str] = []
        dialogs: list[str] = []
        page.on("request", lambda request, asked=asked: asked.append(request.url))
        page.on("dialog", lambda dialog, dialogs=dialogs: (dialogs.append(dialog.message), dialog.dismiss()))
        page.goto(served + path.name)
        if path.name.startswith("index"):  # the viewer writes texts into the page as well
            with suppress(Exception):
                page.click("figure a", timeout=2000)
            page.keyboard.press("ArrowRight")
        page.mouse.move(200, 200)
        found = page.evaluate(PROBE)
        assert found["pwned"] is None, path.name
        assert dialogs == [], path.name
        assert found["handlers"] == [], path.name
        assert found["links"] == [], path.name
        assert all("evil.example" not in url for url in asked), path.name
        own = {"gallery.js"} if path.name.startswith("index") else set()
        assert {url.rpartition("/")[2] for url in found["scripts"]} <= own, path.name
        page.close()


def test_linked_data_and_manifest_stay_what_they_say(browser: Any, served: str) -> None:
    page = browser.new_page()
    page.goto(f"{served}index.html")
    data = page.evaluate("() => document.querySelector('script[type=\"application/ld+json\"]').textContent")
    assert json.loads(data)["name"].startswith("</script>")
    page.close()
