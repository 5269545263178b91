import re
from collections.abc import Mapping
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from gallery.model import Camera, Captured, Choice, Member, Metadata, Photo
from gallery.pipeline.differences import differences, format_name, taken
from gallery.pipeline.duplicate_page import duplicate_page, size_words
from gallery.storage.look import shown
from tests.browsers import CHROMIUM, FLAGS
from tests.galleries import photo
from tests.photos import jpeg

HOSTILE = "\"'><script>alert(1)</script>&\n\u202egpj\udcff.jpg"
PICTURE = jpeg(1, (120, 90))


class Page(HTMLParser):
    """Tags with their attributes, and what is to be read."""

    def __init__(self, html: bytes) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.html = html.decode()
        self.feed(self.html)
        self.text = " ".join(" ".join(self.words).split())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        if self.tags and self.tags[-1][0] != "style":
            self.words.append(data)

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.tags if name == tag]


def choice(kind: Any, *keys: str, drop: tuple[str, ...] | None = None, reason: str = "left out: why") -> Choice:
    dropped = keys[1:] if drop is None else drop
    members = tuple(Member(path=key, reason=reason if key in dropped else "kept: because") for key in keys)
    return Choice(kind=kind, keep=keys[0], drop=dropped, members=members)


def photos(*keys: str, **changes: Any) -> Mapping[str, Photo]:
    return {key: replace(photo(shown(key), **changes), key=key) for key in keys}


def page(*choices: Choice, known: Mapping[str, Photo] | None = None) -> Page:
    keys = [member.path for one in choices for member in one.members]
    return Page(duplicate_page(choices, photos(*keys) if known is None else known, lambda sha256: PICTURE))


THREE = (
    choice("exact", "a.jpg", "b.jpg"),
    choice("copy", "c.jpg", "d.jpg", "e.jpg"),
    choice("similar", "f.jpg", "g.jpg", "h.jpg", drop=("h.jpg",)),
)


class TestPage:
    def test_it_is_a_whole_page_that_needs_nothing_else(self) -> None:
        made = page(*THREE)
        assert made.all("html") == [{"lang": "en"}]
        assert {attributes["src"].partition(",")[0] for attributes in made.all("img") if attributes["src"]} == {
            "data:image/jpeg;base64"
        }
        assert all(str(attributes["href"]).startswith("#") for attributes in made.all("a"))
        assert not {"script", "link", "iframe", "object", "form", "base"} & {tag for tag, _ in made.tags}
        (policy,) = [one["content"] for one in made.all("meta") if one.get("http-equiv") == "Content-Security-Policy"]
        assert str(policy).startswith("default-src 'none'; style-src 'unsafe-inline'; img-src data:;")

    def test_every_link_leads_to_a_place_of_its_own(self) -> None:
        made = page(*THREE)
        ids = [str(attributes["id"]) for _, attributes in made.tags if "id" in attributes]
        assert len(ids) == len(set(ids))
        wanted = {str(one["href"])[1:] for one in made.all("a")}
        labels = {str(one["aria-labelledby"]) for _, one in made.tags if "aria-labelledby" in one}
        assert wanted | labels <= set(ids)
        assert {"group-1", "group-2", "group-3"} <= wanted

    def test_headings_follow_each_other_without_gaps(self) -> None:
        levels = [int(tag[1]) for tag, _ in page(*THREE).tags if tag in ("h1", "h2", "h3", "h4")]
        assert levels == [1, 2, 3, 2, 3, 2, 3]

    def test_what_is_kept_is_said_in_words(self) -> None:
        text = page(*THREE).text
        assert "✓ Kept a.jpg Because Copy, not kept b.jpg Why" in text
        assert "✓ Best shot f.jpg" in text
        assert "Published too g.jpg" in text
        assert "Left out of the gallery h.jpg" in text

    def test_the_summary_counts_groups_copies_and_bytes(self) -> None:
        made = page(*THREE)
        assert dict(re.findall("<dt>(.*?)</dt><dd>(.*?)</dd>", made.html)) == {
            "photos looked at": "8",
            "group: same picture": "1",
            "group: copies of one shot": "1",
            "group: shots of one moment": "1",
            "copies not kept": "3",
            "saved without them": "3.0 MB",
        }
        assert "2 copies not kept, 2.0 MB saved" in made.text
        assert "3 shots, 1 left out of the gallery; the files stay" in made.text

    def test_where_all_were_rejected_none_is_called_kept(self) -> None:
        text = page(choice("copy", "a.jpg", "b.jpg", drop=("a.jpg", "b.jpg"))).text
        assert "Kept a.jpg" not in text
        assert "Copy, not kept a.jpg" in text

    def test_without_groups_it_says_so(self) -> None:
        assert "All 2 photos were looked at" in page(known=photos("a.jpg", "b.jpg")).text
        assert "The photo was looked at" in page(known=photos("a.jpg")).text
        assert "no photo that could be read" in page(known={}).text

    def test_a_member_that_is_no_photo_is_shown_without_a_picture(self) -> None:
        made = page(choice("copy", "a.jpg", "a.cr3", drop=()), known=photos("a.jpg"))
        assert "No preview ✓" not in made.text
        assert "No preview Kept too a.cr3" in made.text
        assert len(made.all("img")) == 1

    def test_many_groups_have_a_closed_list_and_load_their_pictures_late(self) -> None:
        made = page(*(choice("copy", f"{n}a.jpg", f"{n}b.jpg") for n in range(100)))
        assert made.all("details") == [{}]
        assert [one.get("loading") for one in made.all("img")] == [None] * 24 + ["lazy"] * 176
        assert len(made.all("article")) == 100

    def test_no_name_or_text_becomes_markup(self) -> None:
        key = f"sub/{HOSTILE}"
        facts = Metadata(captions={'"><script>': "<script>x</script>"}, creator="<b>\udcff")
        known = {**photos("a.jpg"), **photos(key, metadata=facts)}
        made = page(choice("copy", "a.jpg", key, reason=f"left out: same shot as {HOSTILE}"), known=known)
        assert not made.all("script")
        assert not [one for _, one in made.tags if any(name.startswith("on") for name in one)]
        assert "\u202e" not in made.text
        name = "sub/\"'><script>alert(1)</script>&��gpj\\xff.jpg"
        assert [one["alt"] for one in made.all("img")] == ["Preview of a.jpg", f"Preview of {name}"]


class TestDifferences:
    def test_only_what_differs_is_named(self) -> None:
        one = photo("a.jpg", metadata=Metadata(captured=Captured(local="2026-05-14T10:22:31.12", utc_offset=-90)))
        other = photo("b.jpg", bytes=999, width=10, metadata=Metadata(camera=Camera(make="Canon", model="Canon R6")))
        found = {difference.field: difference.values for difference in differences([one, other])}
        assert found == {
            "Size": ("4000 × 3000 px", "10 × 3000 px"),
            "File": ("1,000,000 bytes", "999 bytes"),
            "Taken": ("2026-05-14 10:22:31.12 -01:30", "none"),
            "Camera": ("none", "Canon R6"),
        }

    def test_texts_have_a_row_for_each_language(self) -> None:
        one = photo(metadata=Metadata(captions={"pl": "Rynek", "x-default": "Square"}, title={"pl": "T"}))
        other = photo(metadata=Metadata(captions={"x-default": "A \n square" + "!" * 1000}, title={"pl": "T"}))
        first, second = differences([one, other])
        assert (first.field, first.language, first.values) == ("Caption (pl)", "pl", ("Rynek", "none"))
        assert (second.field, second.language) == ("Caption", "")
        assert second.values[1].startswith("A square!!!")
        assert len(second.values[1]) == 300

    @pytest.mark.parametrize("alike", [True, False])
    def test_where_nothing_is_left_to_show_the_page_says_why(self, alike: bool) -> None:
        one = photo("a.jpg")
        other = photo("b.jpg", sha256=one.sha256 if alike else "0" * 64)
        made = page(choice("exact", "a.jpg", "b.jpg"), known={"a.jpg": one, "b.jpg": other})
        assert not made.all("table")
        assert ("byte for byte" in made.text) is alike

    def test_words(self) -> None:
        assert taken(None) == ""
        assert taken(Captured(local="2026-05-14T10:22:31")) == "2026-05-14 10:22:31"
        assert format_name("image/x-adobe-dng") == "ADOBE-DNG"
        assert [size_words(count) for count in (0, 999, 45_678, 1_234_567, 2_345_678_901)] == [
            "0 bytes", "999 bytes", "46 kB", "1.2 MB", "2.35 GB",
        ]  # fmt: skip


@pytest.mark.skipif(CHROMIUM is None, reason="needs Debian's chromium")
@pytest.mark.parametrize("width", [360, 1280])
def test_in_a_browser_it_fits_and_asks_for_nothing(tmp_path: Path, width: int) -> None:
    sync_api = pytest.importorskip("playwright.sync_api")
    keys = [f"{'very-long-name-' * 12}{n}.jpg" for n in range(9)]
    known = {key: photo(key, width=100 + n) for n, key in enumerate(keys)}
    html = duplicate_page([choice("copy", *keys), choice("exact", *keys[:2])], known, lambda sha256: PICTURE)
    (tmp_path / "dupes.html").write_bytes(html)
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        opened = browser.new_page(viewport={"width": width, "height": 900})
        asked: list[str] = []
        opened.on("request", lambda request: asked.append(request.url.partition(":")[0]))
        opened.on("console", lambda message: asked.append(message.text))
        opened.goto((tmp_path / "dupes.html").as_uri())
        assert opened.evaluate("document.documentElement.scrollWidth") == width
        assert opened.eval_on_selector_all("img", "all => all.every(one => one.naturalWidth === 120)")
        opened.click("nav a[href='#group-2']")
        assert opened.eval_on_selector("#group-2", "one => one.getBoundingClientRect().top < innerHeight")
        browser.close()
    assert set(asked) <= {"file", "data"}
