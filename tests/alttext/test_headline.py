"""What an article is called, and what only the site is called."""

import pytest

from gallery.alttext.headline import headline_of, site_names
from gallery.alttext.html import open_page, read_page
from gallery.alttext.page import Page

SITE = "<meta property='og:site_name' content='Urząd Miasta Orlean'>"


def pages(*titles: str) -> list[Page]:
    return [open_page(f"<title>{title}</title>") for title in titles]


@pytest.mark.parametrize(
    ("html", "headline"),
    [
        (f"{SITE}<title>Gala – dzień drugi - Urząd Miasta Orlean</title>", "Gala – dzień drugi"),
        (f"{SITE}<title>Urząd Miasta Orlean » Gala</title>", "Gala"),
        (f"{SITE}<title>URZĄD MIASTA ORLEAN</title>", ""),
        (f"{SITE}<h1>Urząd Miasta Orlean</h1><title>Gala | Urząd Miasta Orlean</title>", "Gala"),
        (f"{SITE}<h1>Urząd Miasta Orlean</h1><h1>Gala</h1>", "Gala"),
        (f"{SITE}<meta property=og:title content='Gala - Urząd Miasta Orlean'>", "Gala"),
        ("<title>Gala|Miasto</title>", "Miasto"),  # nothing says which is which: the longer
        ("<h1>Gala</h1><meta name='twitter:title' content='Gala w Orleanie'>", "Gala"),
    ],
)
def test_the_name_of_the_site_is_no_headline(html: str, headline: str) -> None:
    assert read_page(html).headline == headline


def test_of_several_headlines_the_one_that_alts_repeat_counts() -> None:
    html = "<h1>Aktualności</h1><title>Burmistrz na konferencji</title><img alt='Burmistrz na konferencji 1'>"
    assert read_page(html).headline == "Burmistrz na konferencji"
    assert read_page(html.replace("na konferencji 1", "przy mównicy")).headline == "Aktualności"


def test_what_titles_of_several_pages_share_is_the_site() -> None:
    found = pages("Gala - Miasto Orlean", "Festyn - Miasto Orlean")
    assert site_names(found) == {"Miasto Orlean"}
    assert headline_of(found[0], site_names(found)) == "Gala"
    assert site_names(pages("Orlean | Gala", "Orlean | Festyn", "Orlean | Targi")) == {"Orlean"}


def test_two_articles_of_one_series_do_not_make_it_a_site() -> None:
    assert site_names(pages("Dni Orleanu - dzień 1", "Dni Orleanu - dzień 2")) == frozenset()


def test_one_page_proves_nothing() -> None:
    assert site_names(pages("Gala - Miasto Orlean")) == frozenset()
    assert site_names(pages()) == frozenset()


def test_a_logo_as_heading_of_every_page_is_the_site() -> None:
    found = [open_page(f"<h1>Miasto Orlean</h1><title>{title}</title>") for title in ("Gala", "Targi", "Festyn")]
    assert [headline_of(page, site_names(found)) for page in found] == ["Gala", "Targi", "Festyn"]
