"""The page for the editor: the problem and the fix at a glance, and no text becomes markup."""

import re
from itertools import pairwise
from pathlib import Path
from typing import Any, Literal

import pytest

from gallery import audit_alt_text, audit_files, build
from gallery.alttext.rules import rule_named
from gallery.pipeline.audit_cards import marked
from gallery.pipeline.audit_examples import _POLISH, examples
from gallery.pipeline.audit_page import audit_page, write_audit_page
from gallery.pipeline.audit_words import POLISH, words_for
from tests.browsers import CHROMIUM, FLAGS
from tests.photos import folder, jpeg
from tests.pipeline.test_auditing import write
from tests.pipeline.test_duplicate_page import Page

HOSTILE = "\"'><script>alert(1)</script><img src=x onerror=alert(2)>&amp;\u202egpj"
SAMPLE = Path(__file__).parents[2] / "samples" / "news"


def page_of(root: Path, language: Literal["en", "pl"] = "en") -> Page:
    return Page(audit_page(audit_files([root], messages=language), language=language))


class TestSample:
    def test_the_headline_is_shown_once_and_marked_in_every_text(self) -> None:
        made = page_of(SAMPLE / "przed.html", "pl")
        assert made.html.count("<mark>Burmistrz Alina Jodłowska na konferencji we Francji</mark>") == 9
        assert "8 z 9 zdjęć mówi to samo jeszcze raz." in made.text
        assert "Sprawdzone" not in made.text
        assert dict(re.findall("<dt>(.*?)</dt><dd>(.*?)</dd>", made.html)) == {
            "sprawdzone zdjęcia": "9", "Do zmiany": "8", "bez uwag": "1",
        }  # fmt: skip

    def test_every_picture_is_at_hand_and_small(self) -> None:
        made = page_of(SAMPLE / "przed.html")
        sources = [str(one["src"]) for one in made.all("img")]
        assert len(sources) == 9
        assert all(one.startswith("data:image/jpeg;base64,") for one in sources)
        assert len(made.html) < 600_000

    def test_each_picture_says_why_and_what_a_good_text_says(self) -> None:
        text = page_of(SAMPLE / "przed.html").text
        assert text.count("Is the headline, which was just read; say what this image adds to it.") == 8
        assert text.count("The mayor signs the partnership charter beside her French colleague") == 9

    def test_in_polish_reasons_and_examples_are_polish(self) -> None:
        made = page_of(SAMPLE / "przed.html", "pl")
        assert made.text.count("To nagłówek, właśnie odczytany; napisz, co ten obraz do niego dodaje.") == 8
        assert "Słuchacz właśnie usłyszał nagłówek" in made.text
        assert {one.get("lang") for one in made.all("code")} == {"pl"}
        assert made.text.count("Burmistrz podpisuje porozumienie, obok niej mer składa podpis") == 9
        assert "the headline" not in made.text

    def test_the_page_put_right_has_nothing_to_put_right(self) -> None:
        made = page_of(SAMPLE / "po.html", "pl")
        assert "Nie ma nic do poprawy" in made.text
        assert "9 zdjęć bez uwag" in made.text
        assert not made.all("mark")


class TestSafety:
    def test_no_text_name_or_address_becomes_markup(self, tmp_path: Path) -> None:
        quoted = HOSTILE.replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;")
        html = (
            f"<html lang='{quoted.replace(chr(39), '')}'><title>{quoted}</title><h1>{quoted}</h1>"
            f'<figure><img src="{quoted}" alt="{quoted}"><figcaption>{quoted}</figcaption></figure>'
            f'<img src="javascript:alert(3)" alt="{quoted} 2"><img src="data:text/html,{quoted}">'
        )
        write(tmp_path, {"<b>a&.html": html})
        made = Page(audit_page(audit_files([tmp_path, tmp_path / "<i>gone"])))
        assert not {"script", "iframe", "object", "form", "base", "link", "b", "i"} & {tag for tag, _ in made.tags}
        assert made.all("img") == []
        assert not [one for _, one in made.tags if any(name.startswith("on") for name in one)]
        assert "\u202e" not in made.html
        assert "<script>alert(1)</script>" in made.text

    def test_it_asks_for_nothing(self, tmp_path: Path) -> None:
        write(tmp_path, {"a.html": "<h1>A</h1><img src='https://example.org/a.jpg'><img src='//example.org/b.png'>"})
        made = page_of(tmp_path)
        assert made.all("img") == []
        assert made.text.count("The picture is not at hand") == 2
        (policy,) = [one["content"] for one in made.all("meta") if one.get("http-equiv") == "Content-Security-Policy"]
        assert str(policy).startswith("default-src 'none'; style-src 'unsafe-inline'; img-src data:;")
        assert all(str(one["href"]).startswith(("#", "https://www.w3.org/")) for one in made.all("a"))

    def test_a_file_that_only_pretends_to_be_a_picture_is_none(self, tmp_path: Path) -> None:
        write(tmp_path, {"a.html": "<img src=a.jpg><img src=b.svg>", "a.jpg": b"\xff\xd8\xff no", "b.svg": b"<p>"})
        assert page_of(tmp_path).all("img") == []

    def test_the_page_stays_light(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("gallery.pipeline.audit_page._MOST", 1)
        write(tmp_path, {"a.html": "<img src=a.jpg><img src=b.jpg>", "a.jpg": jpeg(1), "b.jpg": jpeg(2)})
        assert len(page_of(tmp_path).all("img")) == 1


class TestStructure:
    def test_ids_are_unique_and_links_lead_to_them(self, tmp_path: Path) -> None:
        made = page_of(write(tmp_path, {f"{n}.html": f"<h1>News {n}</h1><img src={n}.jpg>" for n in range(3)}))
        ids = [str(one["id"]) for _, one in made.tags if "id" in one]
        assert len(ids) == len(set(ids))
        inner = {str(one["href"])[1:] for one in made.all("a") if str(one["href"]).startswith("#")}
        assert {"file-1", "file-2", "file-3", "top", "files"} == inner
        assert inner <= set(ids)
        levels = [int(tag[1]) for tag, _ in made.tags if tag in ("h1", "h2", "h3", "h4")]
        assert levels[0] == 1
        assert all(later - earlier <= 1 for earlier, later in pairwise(levels))

    def test_a_gallery_in_two_languages_shows_the_one_that_fails(self, tmp_path: Path) -> None:
        config = {"languages": ["pl", "en"], "title": {"pl": "Gala", "en": "Gala"}}
        build(folder(tmp_path / "in", 1), tmp_path / "out", config=config, executor="serial")
        made = page_of(tmp_path / "out")
        assert len(made.all("img")) == 1
        assert made.text.count("A listener hears nothing") == 2
        assert made.html.count('<span class="tag">') == 2

    def test_of_many_files_those_without_findings_are_a_list(self, tmp_path: Path) -> None:
        fine = "<html lang=en><h1>Fine</h1><img src=a.jpg alt='A dog on a leash'>"
        write(tmp_path, {"a.html": "<h1>Bad</h1><img>", "b.html": fine, "c.html": fine, "a.jpg": jpeg()})
        made = page_of(tmp_path)
        assert len(made.all("section")) == 1
        assert "2 files without a finding" in made.text
        assert made.all("img") == []
        assert not made.all("nav")

    def test_decorative_pictures_and_other_pages_are_told(self, tmp_path: Path) -> None:
        one = "<title>{} - Miasto</title><a href=/><img src=logo.png alt=''></a>"
        text = page_of(write(tmp_path, {f"{n}.html": one.format(n) for n in range(6)}), "pl").text
        assert "Oznaczone jako ozdobne: czytnik je pomija." in text
        assert "(i na 5 innych stronach)" in text

    def test_problems_are_named_first(self, tmp_path: Path) -> None:
        write(tmp_path, {"a.html": "<img>"})
        made = Page(audit_page(audit_files([tmp_path / "gone.html", tmp_path / "a.html"])))
        assert made.text.index("gone.html") < made.text.index("A listener hears nothing")

    def test_it_is_written(self, tmp_path: Path) -> None:
        write(tmp_path, {"a.html": "<img>"})
        write_audit_page(audit_files([tmp_path]), tmp_path / "deep" / "alts.html", language="pl")
        assert (tmp_path / "deep/alts.html").read_text("utf-8").startswith('<!doctype html>\n<html lang="pl">')


class TestPolishExamples:
    @pytest.mark.parametrize("name", sorted(_POLISH))
    def test_a_bad_example_is_flagged_and_a_good_one_is_not(self, name: str) -> None:
        bad, good, language = examples(rule_named(name), "pl")
        assert language == "pl"
        assert audit_alt_text({"language": "pl", "images": [{"id": "1", "alt": good}]}) == []
        alone = {"headline-prefix", "duplicate-in-gallery", "numbered-duplicates", "near-duplicate", "missing", "blank"}
        if name not in alone:
            context = {"headline": "Burmistrz na konferencji we Francji", "language": "pl"}
            image = {"id": "1", "alt": bad, "caption": "Zwyciężczynie konkursu", "file_name": "dzien-dziecka-2.jpg"}
            assert name in {one.rule for one in audit_alt_text({**context, "images": [image]})}

    def test_where_there_is_none_the_rule_s_own_says_that_it_is_english(self) -> None:
        assert examples(rule_named("encoding"), "pl")[2] == examples(rule_named("missing"), "en")[2] == "en"


class TestMarking:
    @pytest.mark.parametrize(
        ("alt", "headline", "pieces"),
        [
            ("The gala", "The gala", (("The gala", True),)),
            ("THE – gala! 3", "The gala", (("THE – gala", True), ("! 3", False))),
            ("At the gala of X", "The gala", (("At ", False), ("the gala", True), (" of X", False))),
            ("Zolw", "Żółw", (("Zolw", True),)),
            ("The galactic", "The gala", (("The galactic", False),)),
            ("", "The gala", ()),
            ("The gala", "", (("The gala", False),)),
            ("a.b", "(x+)+$ [", (("a.b", False),)),
        ],
    )
    def test_the_headline_in_a_text(self, alt: str, headline: str, pieces: object) -> None:
        assert marked(alt, headline) == pieces


def test_polish_numbers_have_their_forms() -> None:
    forms = [POLISH.count(number, POLISH.images) for number in (1, 2, 5, 12, 22, 25, 102, 112)]
    assert forms == [
        "1 zdjęcie", "2 zdjęcia", "5 zdjęć", "12 zdjęć", "22 zdjęcia", "25 zdjęć", "102 zdjęcia", "112 zdjęć",
    ]  # fmt: skip
    assert words_for("pl-PL") is POLISH
    assert words_for("de").language == words_for(None).language == "en"


@pytest.mark.skipif(CHROMIUM is None, reason="needs Debian's chromium")
@pytest.mark.parametrize("width", [360, 1440])
def test_in_a_browser_it_fits_asks_for_nothing_and_runs_nothing(tmp_path: Path, width: int) -> None:
    sync_api = pytest.importorskip("playwright.sync_api")
    quoted = HOSTILE.replace("&", "&amp;").replace('"', "&quot;")
    long = "bardzo-dlugi-opis-" * 20
    html = (
        f'<h1>{"<b>Gala</b> " * 3}</h1><img src="a.jpg" alt="{quoted}"><img src="//example.org/a.jpg" alt="{long}">'
        f'<img src="{"x" * 300}.jpg" alt="Gala Gala Gala 1"><img src="a.svg" alt="Gala gala gala 2">'
    )
    drawing = (
        '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" width="120" height="90" onload="alert(4)">'
        '<script>alert(5)</script><image href="https://example.org/a.png" width="9" height="9"/></svg>'
    )
    write(tmp_path, {"a.html": html, "a.jpg": jpeg(1, (120, 90)), "a.svg": drawing})
    write_audit_page(audit_files([tmp_path]), tmp_path / "report.htm")
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        opened: Any = browser.new_page(viewport={"width": width, "height": 900})
        asked: list[str] = []
        opened.on("request", lambda request: asked.append(request.url.partition(":")[0]))
        opened.on("console", lambda message: asked.append(message.text))
        opened.on("dialog", lambda dialog: asked.append(dialog.message))
        opened.goto((tmp_path / "report.htm").as_uri(), wait_until="networkidle")
        assert opened.evaluate("document.documentElement.scrollWidth") == width
        assert opened.eval_on_selector_all("img", "all => all.map(one => one.naturalWidth)") == [120, 120]
        assert opened.eval_on_selector_all("script, [onerror]", "all => all.length") == 0
        browser.close()
    assert set(asked) <= {"file", "data"}
