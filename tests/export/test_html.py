import json
import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from defusedxml.ElementTree import fromstring

from gallery.errors import ExportError
from gallery.export.html import Html, page
from gallery.export.jsonld import graph
from gallery.export.page_names import page_name, page_names
from gallery.export.words import words_for
from gallery.model import Event, Focal, Manifest, ManifestAlt, ManifestSource, Placeholder, Rights
from tests.galleries import SHA, item, manifest, renditions, written

HOSTILE = "</title><script>alert(1)</script>\"'&<!--"


class Elements(HTMLParser):
    """Every start tag with its attributes, and all text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert len(attrs) == len(dict(attrs))
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.tags if name == tag]


def made(one: Manifest, name: str = "index.html") -> Elements:
    return Elements(dict(page(one))[name].decode())


def image(alt: ManifestAlt, **changes: Any) -> tuple[dict[str, str | None], dict[str, str | None]]:
    """The ``img`` of a gallery of one photo, and its link."""
    elements = made(manifest(item(1, alt=alt), **changes))
    return elements.all("img")[0], elements.all("a")[-2]


class TestAlt:
    def test_an_approved_text_is_shown_and_names_the_link(self) -> None:
        img, link = image(written(pl="Burmistrz przecina wstęgę."))
        assert img["alt"] == "Burmistrz przecina wstęgę."
        assert "aria-label" not in link

    def test_a_missing_text_is_no_alt_at_all_and_never_an_empty_one(self) -> None:
        """An empty alt says "decorative" (WCAG F38, H67); a missing one is found by every checker."""
        img, link = image(ManifestAlt())
        assert "alt" not in img
        assert link["aria-label"] == "Otwórz zdjęcie 1 z 1"

    @pytest.mark.parametrize("status", ["draft", "stale"])
    def test_what_nobody_approved_is_not_published(self, status: str) -> None:
        img, _ = image(written(status, pl="Szkic"))
        assert "alt" not in img

    def test_drafts_are_published_where_the_gallery_allows_drafts(self) -> None:
        assert image(written("draft", pl="Szkic"), alt_require="draft")[0]["alt"] == "Szkic"
        assert "alt" not in image(written("stale", pl="Stary"), alt_require="draft")[0]

    def test_a_decorative_picture_has_an_empty_alt_and_its_link_a_name(self) -> None:
        img, link = image(ManifestAlt(role="decorative", reason="tło"))
        assert img["alt"] == ""
        assert link["aria-label"] == "Otwórz zdjęcie 1 z 1"

    def test_each_page_shows_the_text_of_its_language(self) -> None:
        one = manifest(item(1, alt=written(pl="Po polsku", en="In English")), item(2, alt=written(pl="Po polsku")))
        assert [img.get("alt") for img in made(one).all("img")] == ["Po polsku", "Po polsku"]
        assert [img.get("alt") for img in made(one, "index.en.html").all("img")] == ["In English", None]


class TestEscaping:
    def test_no_text_of_the_gallery_becomes_markup(self) -> None:
        words = {"pl": HOSTILE}
        one = manifest(
            item(1, alt=written(pl=HOSTILE), caption=words),
            title=words,
            summary=words,
            event=Event(name=HOSTILE, place=words),
            rights=Rights(creator=HOSTILE, copyright=HOSTILE),
        )
        elements = made(one)
        assert {tag for tag, _ in elements.tags}.isdisjoint({"iframe", "object", "b"})
        assert elements.all("script") == [{"type": "application/ld+json"}, {"src": "gallery.js", "defer": None}]
        assert elements.all("img")[0]["alt"] == HOSTILE
        described = [one["content"] for one in elements.all("meta") if one.get("name") == "description"]
        shared = [one["content"] for one in elements.all("meta") if one.get("property") == "og:title"]
        assert described == shared == [HOSTILE]
        assert "".join(elements.words).count(HOSTILE) == 7  # title, heading, summary, place, caption, author, copyright

    def test_links_and_paths_are_escaped(self) -> None:
        renamed = tuple(replace(one, path=f'images/"><b>{one.width}') for one in renditions("image/jpeg"))
        elements = made(manifest(item(1, renditions=renamed), base_url='https://example.org/"><b>/'))
        assert elements.all("b") == []
        assert elements.all("link")[0]["href"] == 'https://example.org/"><b>/index.html'


class TestPicture:
    def test_every_photo_offers_every_format_and_the_last_is_the_fallback(self) -> None:
        kinds = ("image/avif", "image/webp", "image/jpeg")
        one = manifest(*(item(order, renditions=renditions(*kinds)) for order in (1, 2, 3)))
        elements = made(one)
        assert [source["type"] for source in elements.all("source")] == ["image/avif", "image/webp"] * 3
        for img in elements.all("img"):
            assert img["srcset"] == "images/gala-01234567-320.jpg 320w, images/gala-01234567-640.jpg 640w"
            assert (img["src"], img["width"], img["height"]) == ("images/gala-01234567-320.jpg", "640", "426")

    def test_crops_and_downloads_are_not_offered_as_sizes(self) -> None:
        more = (
            *renditions("image/jpeg"),
            replace(renditions("image/jpeg")[0], path="images/square.jpg", purpose="crop", crop="square"),
            replace(renditions("image/jpeg")[0], path="originals/x.jpg", purpose="download", width=6000),
        )
        html = dict(page(manifest(item(1, renditions=more))))["index.html"]
        assert b"square.jpg" not in html
        assert b"originals/" not in html

    def test_a_photo_without_renditions_is_left_out(self) -> None:
        assert made(manifest(item(1, renditions=()), item(2))).all("figure") == [{"id": f"p-{2:016x}"}]

    def test_only_the_first_three_load_at_once(self) -> None:
        imgs = made(manifest(*(item(order) for order in range(1, 6)))).all("img")
        assert ["loading" in img for img in imgs] == [False, False, False, True, True]

    def test_every_file_a_page_names_is_in_the_manifest_or_made_beside_it(self) -> None:
        one = manifest()
        files = dict(page(one))
        known = {rendition.path for each in one.items for rendition in each.renditions} | set(files)
        for name in ("index.html", "index.en.html"):
            elements = made(one, name)
            named = [link["href"] for link in elements.all("a") if link.get("rel") != "license"]
            named += [link["href"] for link in elements.all("link")] + [img["src"] for img in elements.all("img")]
            for element in (*elements.all("img"), *elements.all("source")):
                named += [part.split()[0] for part in str(element["srcset"]).split(", ")]
            assert set(named) <= known


class TestPage:
    def test_there_is_one_for_each_language_and_a_style_sheet(self) -> None:
        assert [name for name, _ in page(manifest())] == [
            "index.html",
            "index.en.html",
            "gallery.css",
            "gallery.js",
        ]

    @pytest.mark.parametrize(
        ("base_url", "start"), [("", "../../public/"), ("https://example.org/g/", "https://example.org/g/")]
    )
    def test_an_exported_page_finds_its_pictures(self, base_url: str, start: str) -> None:
        one = manifest(base_url=base_url)
        exported, built = dict(Html().export(one)), dict(page(one))
        assert exported.keys() == built.keys()
        assert exported["index.html"] == re.sub(rb"(?<!/)images/", f"{start}images/".encode(), built["index.html"])
        assert exported["gallery.css"] == built["gallery.css"]

    def test_languages_lead_to_each_other(self) -> None:
        one = manifest()
        assert page_name(one, "pl") == "index.html"
        polish, english = made(one), made(one, "index.en.html")
        assert (polish.all("html")[0]["lang"], english.all("html")[0]["lang"]) == ("pl", "en")
        links = [link for link in english.all("a") if "hreflang" in link]
        assert [(link["href"], link["lang"], link.get("aria-current")) for link in links] == [
            ("index.html", "pl", None),
            ("index.en.html", "en", "page"),
        ]

    def test_one_language_needs_no_navigation(self) -> None:
        assert made(manifest(languages=("pl",))).all("nav") == []

    def test_a_title_that_was_not_translated_is_shown_in_the_main_language(self) -> None:
        assert "Gala Zażółć" in made(manifest(title={"pl": "Gala Zażółć"}), "index.en.html").words

    @pytest.mark.parametrize(
        ("event", "words"),
        [
            (Event(), ""),
            (Event(start="2026-05-14"), "2026-05-14"),
            (Event(start="2026-05-14", end="2026-05-14", place={"pl": "Łódź"}), "2026-05-14 · Łódź"),
            (Event(start="2026-05-14", end="2026-05-15"), "2026-05-14–2026-05-15"),
            (Event(place={"pl": "Łódź"}), "Łódź"),
        ],
    )
    def test_when_and_where_are_said_where_they_are_known(self, event: Event, words: str) -> None:
        html = dict(page(manifest(event=event)))["index.html"].decode()
        start = html.find('<p class="when">')
        assert (start >= 0) == bool(words)
        assert "".join(Elements(html[start : html.find("</p>", start)] if words else "").words) == words

    def test_the_rights_are_in_the_footer(self) -> None:
        elements = made(manifest())
        assert "Zdjęcia: Urząd Miasta" in elements.words
        assert [link["href"] for link in elements.all("a") if link.get("rel") == "license"] == [
            "https://example.org/licence"
        ]
        assert made(manifest(rights=Rights())).all("footer") == []

    @pytest.mark.parametrize("licence", ["javascript:alert(1)", "data:text/html,x", "CC BY 4.0"])
    def test_a_licence_that_is_no_web_address_is_no_link(self, licence: str) -> None:
        elements = made(manifest(rights=Rights(license_url=licence)))
        assert [link for link in elements.all("a") if link.get("rel")] == []
        assert f"Licencja: {licence}" in elements.words

    def test_another_photographer_is_named_under_the_photo(self) -> None:
        other = made(manifest(item(1, rights=Rights(creator="Jan Lis")), item(2, rights=Rights(credit="Urząd Miasta"))))
        assert "".join(other.words).count("Zdjęcia: Jan Lis") == 1
        assert len(other.all("figcaption")) == 1

    def test_without_a_base_address_links_stay_relative(self) -> None:
        assert [link["rel"] for link in made(manifest()).all("link")] == ["stylesheet"]

    def test_an_empty_gallery_is_a_page_too(self) -> None:
        assert made(replace(manifest(), items=())).all("img") == []

    def test_the_style_sheet_knows_each_photos_colour_and_focal_point(self) -> None:
        tall = ManifestSource(sha256=SHA, bytes=1, width=4000, height=6000, media_type="image/jpeg")
        css = dict(page(manifest(item(7, source=tall, focal=Focal(x=0.25, y=1)))))["gallery.css"].decode()
        assert f"#p-{7:016x} a {{ background: #a1b2c3; }}" in css
        assert "object-position: 50.0% 100.0%;" in css

    def test_the_colours_of_the_hash_fill_the_place_until_the_photo_is_there(self) -> None:
        """And no ``data:`` address, which a strict policy would block."""
        shown = Placeholder(color="#a1b2c3", thumbhash="3OcRJYB4d3h/iIeHeEh3eIhw+j2w")
        css = dict(page(manifest(item(7, placeholder=shown))))["gallery.css"].decode()
        assert len(set(re.findall(r"radial-gradient\(at [\d%]+ [\d%]+, (#[0-9a-f]{6}), transparent 75%\)", css))) == 4
        assert ", #a1b2c3; }" in css
        assert "url(" not in css

    def test_a_placeholder_that_is_none_is_left_out(self) -> None:
        broken = Placeholder(color="#a1b2c3", thumbhash="!")
        assert "radial" not in dict(page(manifest(item(7, placeholder=broken))))["gallery.css"].decode()

    @pytest.mark.parametrize(("language", "name"), [("pl", "polski"), ("pl-PL", "polski"), ("xx", "English")])
    def test_a_language_has_words_its_base_has_or_english(self, language: str, name: str) -> None:
        assert words_for(language).name == name


class TestHead:
    BASE = "https://example.org/g/"

    def of(self, one: Manifest, name: str = "index.html") -> dict[str, str | None]:
        metas = made(one, name).all("meta")
        return {str(meta["property"]): meta["content"] for meta in metas if "property" in meta}

    def test_what_is_shared_shows_the_lead_photo_and_what_is_on_it(self) -> None:
        crop = replace(
            renditions("image/jpeg")[0], path="images/og.jpg", purpose="crop", crop="og", width=1200, height=630
        )
        lead = item(2, renditions=(*renditions("image/jpeg"), crop), alt=written(pl="Burmistrz"))
        said = self.of(manifest(item(1), lead, lead=lead.id, base_url=self.BASE))
        assert said["og:image"] == f"{self.BASE}images/og.jpg"
        assert (said["og:image:width"], said["og:image:height"]) == ("1200", "630")
        assert (said["og:image:alt"], said["og:url"]) == ("Burmistrz", f"{self.BASE}index.html")

    def test_a_missing_text_is_not_invented_for_social_networks(self) -> None:
        assert "og:image:alt" not in self.of(manifest(item(1), base_url=self.BASE))

    def test_languages_are_alternates_and_the_main_one_is_for_all_others(self) -> None:
        links = made(manifest(base_url=self.BASE), "index.en.html").all("link")
        assert [(link.get("hreflang"), link["href"]) for link in links if link.get("hreflang")] == [
            ("pl", f"{self.BASE}index.html"),
            ("en", f"{self.BASE}index.en.html"),
            ("x-default", f"{self.BASE}index.html"),
        ]
        assert [link["href"] for link in links if link["rel"] == "canonical"] == [f"{self.BASE}index.en.html"]

    def test_the_linked_data_of_the_page_is_the_exporters(self) -> None:
        one = manifest(item(1, caption={"pl": "</script><b>"}), base_url=self.BASE)
        html = dict(page(one))["index.html"].decode()
        (text,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)
        assert json.loads(text) == graph(one, "pl")

    def test_an_exported_page_names_the_same_addresses(self) -> None:
        one = manifest(item(1), base_url=self.BASE)
        exported = dict(Html().export(one))["index.html"].decode()
        assert f"{self.BASE}{self.BASE}" not in exported


class TestSiblings:
    BASE = "https://example.org/g/"

    def test_a_sitemap_names_every_picture_of_every_page(self) -> None:
        root = fromstring(dict(page(manifest(item(1), item(2), base_url=self.BASE)))["sitemap-images.xml"])
        spaces = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
        spaces["i"] = "http://www.google.com/schemas/sitemap-image/1.1"
        assert [one.text for one in root.findall("s:url/s:loc", spaces)] == [
            f"{self.BASE}index.html",
            f"{self.BASE}index.en.html",
        ]
        assert len(root.findall("s:url/i:image/i:loc", spaces)) == 4

    def test_a_feed_is_well_formed_whatever_the_texts_are(self) -> None:
        hostile = item(1, caption={"pl": 'a\0b<c>&"]]>'}, alt=written(pl='"><x>'))
        root = fromstring(dict(page(manifest(hostile, base_url=self.BASE)))["feed.xml"])
        atom = {"a": "http://www.w3.org/2005/Atom"}
        for needed in ("id", "title", "updated", "author/a:name"):
            assert root.findtext(f"a:{needed}", namespaces=atom)
        (entry,) = root.findall("a:entry", atom)
        assert entry.findtext("a:title", namespaces=atom) == 'ab<c>&"]]>'
        assert entry.findtext("a:updated", namespaces=atom) == "2026-05-15T00:00:00Z"
        links = {one.get("rel"): one.get("href") for one in entry.findall("a:link", atom)}
        assert links["enclosure"] == f"{self.BASE}images/gala-01234567-640.jpg"

    def test_without_an_address_there_are_none(self) -> None:
        assert {name for name, _ in page(manifest())}.isdisjoint({"feed.xml", "sitemap-images.xml"})

    @pytest.mark.parametrize("base_url", ["", BASE])
    def test_their_names_are_known_beforehand(self, base_url: str) -> None:
        one = manifest(base_url=base_url)
        assert sorted(name for name, _ in page(one)) == sorted(page_names(one))


class TestTemplates:
    def broken(self, folder: Path, name: str, text: str | bytes) -> str:
        (folder / name).write_bytes(text if isinstance(text, bytes) else text.encode())
        with pytest.raises(ExportError) as caught:
            list(page(manifest(), folder))
        assert caught.value.code == "template"
        return caught.value.message

    def test_an_editors_template_wins_and_the_others_stay(self, tmp_path: Path) -> None:
        (tmp_path / "page.html").write_text("<p>{{ language }}: {{ manifest.title[language] }}", "utf-8")
        files = dict(page(manifest(title={"pl": "<b>", "en": "E"}), tmp_path))
        assert files["index.html"] == b"<p>pl: &lt;b&gt;"
        assert files["gallery.css"] == dict(page(manifest()))["gallery.css"]

    def test_a_syntax_error_names_file_and_line(self, tmp_path: Path) -> None:
        message = self.broken(tmp_path, "page.html", "<p>\n{% if %}\n")
        assert message.startswith("a page template is broken (page.html, line 2): ")

    def test_an_unknown_name_names_file_and_line(self, tmp_path: Path) -> None:
        message = self.broken(tmp_path, "gallery.css", "a {}\n\n{{ colour }}\n")
        assert message == "a page template is broken (gallery.css, line 3): 'colour' is undefined"

    def test_an_error_in_an_included_file_names_that_file(self, tmp_path: Path) -> None:
        (tmp_path / "part.html").write_text("one\n{{ 1 / 0 }}")
        message = self.broken(tmp_path, "page.html", '{% include "part.html" %}')
        assert message == "a page template is broken (part.html, line 2): division by zero"

    def test_a_missing_part_is_named(self, tmp_path: Path) -> None:
        message = self.broken(tmp_path, "page.html", '\n{% include "gone.html" %}')
        assert message == "a page template is broken (page.html, line 2): gone.html"

    def test_a_template_that_is_no_text_is_named(self, tmp_path: Path) -> None:
        message = self.broken(tmp_path, "page.html", b"\xff")
        assert message.startswith("a page template is broken (page.html): ")

    def test_a_folder_that_is_not_there_is_told(self, tmp_path: Path) -> None:
        with pytest.raises(ExportError, match="there is no folder of templates layout") as caught:
            list(page(manifest(), tmp_path / "layout"))
        assert caught.value.hint == "Mend page.template_dir."
