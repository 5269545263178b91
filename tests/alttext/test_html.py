"""The audit of pages: what counts as an image, what it is called, and what stands around it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import gallery
from gallery.alttext import markup
from gallery.alttext.html import audit_html, read_page
from gallery.alttext.page import PageImage
from gallery.errors import ManifestError

NEWS = """<!doctype html>
<html lang="pl-PL"><head><title>Miasto Orlean | Burmistrz na konferencji</title></head>
<body><h1>Burmistrz na <em>konferencji</em></h1>
<!-- <img src="no.jpg"> -->
<div class="gallery">
  <a href="1.html"><picture><source srcset="1.avif"><img src="1.jpg" alt="Burmistrz na konferencji"></picture></a>
  <a href="2.html"><img src="2.jpg" alt="Burmistrz na konferencji"></a>
  <figure><img src="3.jpg" alt="Wręczenie nagrody"><figcaption>Wręczenie nagrody</figcaption></figure>
</div>
<img src="logo.png">
"""


def image(html: str) -> PageImage:
    (found,) = read_page(html).images
    assert isinstance(found, PageImage)
    return found


def rules_of(html: str) -> set[str]:
    return {finding.rule for finding in audit_html(html, language="en")}


def test_a_news_page_with_a_gallery() -> None:
    found = audit_html(NEWS)
    assert [(finding.image, finding.rule) for finding in found] == [
        ("img-1", "duplicate-in-gallery"),
        ("img-1", "same-as-headline"),
        ("img-2", "duplicate-in-gallery"),
        ("img-2", "same-as-headline"),
        ("img-3", "same-as-caption"),
        ("img-4", "missing"),
    ]
    assert {finding.language for finding in found} == {"pl"}
    for finding, line in zip(found, (6, 6, 7, 7, 8, 10), strict=True):
        assert finding.message.endswith(f"(line {line})")
    assert gallery.audit_html(NEWS) == found


def test_grades_and_language_are_handed_on() -> None:
    (finding,) = audit_html("<img alt='Zdjęcie'>", language="pl", rules={"one-word": "off"})
    assert (finding.rule, finding.language) == ("placeholder", "pl")


@pytest.mark.parametrize(
    ("head", "headline"),
    [
        ("<title>News</title><meta property='og:title' content=' The  Fair '><h1>The <b>Gala</b></h1>", "The Gala"),
        ("<title>News</title><meta property='og:title' content=' The  Fair '><h1></h1>", "The Fair"),
        ("<title>Opening of the new school – City of X</title>", "Opening of the new school"),
        ("<svg><title>Icon</title></svg>", ""),
        ("<h1>A<script>var b</script></h1>", "A"),
    ],
)
def test_the_headline(head: str, headline: str) -> None:
    assert read_page(head).headline == headline


@pytest.mark.parametrize(
    ("html", "alt", "decorative"),
    [
        ("<img>", None, False),
        ("<img alt>", "", True),
        ("<img alt=''>", "", True),
        ("<img alt='  '>", "  ", False),
        ("<img alt=' A  dog '>", "A dog", False),
        ("<img title='A dog'>", "A dog", False),
        ("<img aria-label='A dog' alt='x'>", "A dog", False),
        ("<img aria-labelledby='a b'><p id=a>A</p><p id=b hidden>dog</p>", "A dog", False),
        ("<img aria-labelledby=gone>", None, False),
        ("<img aria-labelledby='a'><i id=a aria-label='A dog'></i>", "A dog", False),
        ("<img role='presentation x'>", "", True),
        ("<img role=none tabindex=0>", None, False),
        ("<img aria-hidden=true>", "", True),
        ("<input type=image alt='Search'>", "Search", False),
        ("<input type=image alt=''>", None, False),
        ("<input type=image role=none>", None, False),
        ("<map><area href=x alt='North'></map>", "North", False),
        ("<map><area href=x></map>", None, False),
        ("<svg role=img><title>A dog</title><path/></svg>", "A dog", False),
        ("<svg role=img></svg>", None, False),
        ("<svg aria-label='A dog'/>", "A dog", False),
        ("<canvas aria-label='A dog'></canvas>", "A dog", False),
        ("<div role=img title='A dog'></div>", "A dog", False),
        ("<div role=img aria-label='A dog'><img><i role=img></i></div>", "A dog", False),
        ("<img width=1 height=1 alt='A dog'>", "A dog", False),
        ("<img width=1 height=100>", None, False),
        ("<img alt='a' alt='b'>", "a", False),
    ],
)
def test_what_an_image_is_called(html: str, alt: str | None, decorative: bool) -> None:
    found = image(html)
    assert (found.alt, found.decorative) == (alt, decorative)


@pytest.mark.parametrize(
    "html",
    [
        "<svg><path/></svg>",
        "<canvas></canvas>",
        "<area>",
        "<input type=text>",
        "<div hidden><p><img></p></div>",
        "<div aria-hidden=TRUE><img></div>",
        "<img style='display: none'>",
        "<script>'<img>'</script>",
        "<!-- <img> -->",
        "<p>a < b > c</p>",
        "<img src=count.gif width=1 height=1>",
        "<img src=count.gif style='width:1px;HEIGHT: 0' alt=''>",
        "<template><img></template>",
        "",
    ],
)
def test_what_is_no_image_or_not_told_to_anybody(html: str) -> None:
    assert read_page(html).images == ()


def test_a_slash_ends_elements_of_svg_alone() -> None:
    assert image("<svg><a/></svg><a href=x><svg><path/><g/></svg>Go<img alt='A dog'>").link == "Go"
    assert image("<a href=x />Go<img alt='A dog'>").link == "Go"


def test_an_image_after_a_hidden_part_is_seen_again() -> None:
    assert len(read_page("<div hidden><div><img></div><img></div><img>").images) == 1


@pytest.mark.parametrize(
    ("html", "rule"),
    [
        ("<a href=x><img alt=''></a>", "linked-thumbnail"),
        ("<a href=x aria-label=' '> \n<img alt=''></a>", "linked-thumbnail"),
        ("<a href=x><img alt='A dog'> A dog.</a>", "same-as-adjacent-text"),
        ("<button><img alt='Send it'>Send it</button>", "same-as-adjacent-text"),
        ("<p><img alt='A dog'>A dog", "same-as-adjacent-text"),
        ("<a href=x><img alt='A dog'></a><h3><a href='x '>A dog</a></h3>", "same-as-adjacent-text"),
        ("<tr><td><img alt='A dog'>A dog<td>other", "same-as-adjacent-text"),
        ("<img alt='A dog' title='a dog!'>", "same-as-title-attribute"),
        ("<img alt='' title='A dog'>", "decorative-conflict"),
        ("<img alt='' aria-label='A dog'>", "decorative-conflict"),
        ("<img alt='' aria-labelledby='x'>", "decorative-conflict"),
        ("<img role=none alt='A dog'>", "decorative-conflict"),
        ("<img aria-hidden=true alt='A dog'>", "decorative-conflict"),
        ("<figure><img alt=''><figcaption>A dog</figcaption></figure>", "decorative-with-content"),
        ("<img src='a/dog.jpg' alt='dog'>", "same-as-file-name"),
        ("<img src='data:image/gif;base64,R0' data-src='dog.jpg' alt='dog'>", "same-as-file-name"),
    ],
)
def test_rules_for_pages(html: str, rule: str) -> None:
    assert rule in rules_of(html)


@pytest.mark.parametrize(
    ("html", "caption"),
    [
        ("<figure><img><figcaption>Two <b>dogs</b></figcaption></figure>", "Two dogs"),
        ("<div class='wp-caption'><a href=a.jpg><img></a><p class='wp-caption-text'>Two dogs</p></div>", "Two dogs"),
        (
            "<dl class=gallery-item><dt><a href=a><img></a></dt><dd class='gallery-caption'>Two dogs</dd></dl>",
            "Two dogs",
        ),
        ("<div class='img_caption'><img><p class='img_caption'>Two dogs</p></div>", "Two dogs"),
        ("<table><tr><td><img></td></tr><tr><td class='tr-caption'>Two dogs</td></tr></table>", "Two dogs"),
        ("<div><img><span class=podpis-zdjecia>Two dogs</span></div>", "Two dogs"),
        ("<div class=caption><img></div>", ""),
        ("<div><img><p>Two dogs</p></div>", ""),
        ("<div><img><p class=caption hidden>Two dogs</p></div>", ""),
    ],
)
def test_captions_of_systems_without_figures(html: str, caption: str) -> None:
    assert image(html).caption == caption


def test_a_caption_of_a_whole_gallery_is_none_of_its_images() -> None:
    found = read_page("<div><img><img><p class=caption>The gala</p></div><div><img><p class=caption>A dog</p></div>")
    assert [one.caption for one in found.images] == ["", "", "A dog"]


@pytest.mark.parametrize(
    ("html", "addresses"),
    [
        ("<img src=a.jpg>", ("a.jpg",)),
        ("<img src='data:,' data-src=' b.jpg '>", ("b.jpg", "data:,")),
        ("<img src=s.gif data-srcset='b-1.jpg 1x, b-2.jpg 2x'>", ("b-1.jpg", "b-2.jpg", "s.gif")),
        ("<img srcset='a,b.jpg 300w,  c.jpg 600w'>", ("a,b.jpg", "c.jpg")),
        ("<picture><source srcset=a.avif><source srcset='a.webp 1x'><img src=a.jpg></picture>",
         ("a.jpg", "a.avif", "a.webp")),
        ("<img>", ()),
    ],
)  # fmt: skip
def test_where_the_picture_may_be_found(html: str, addresses: tuple[str, ...]) -> None:
    assert image(html).addresses == addresses


def test_line_and_column_are_those_of_the_tag() -> None:
    found = read_page("<p>\nżółw <!-- one\ntwo --> <img alt=a><![CDATA[x]]><img\nalt=b>")
    assert [(one.line, one.column) for one in found.images if isinstance(one, PageImage)] == [(3, 9), (3, 33)]


@pytest.mark.parametrize(
    "html",
    [
        "<a href=search><img alt='Search'></a>",
        "<a href=x><svg role=img aria-label='OK'></svg></a>",
        "<div role=link><img alt='Search'></div>",
        "<input type=image alt=Go>",
    ],
)
def test_a_button_or_link_may_be_named_by_one_word(html: str) -> None:
    assert image(html).control
    assert rules_of(html) == set()


def test_a_thumbnail_that_opens_the_picture_is_described_like_one() -> None:
    assert not image("<a href='large.JPG?w=9'><img alt='Search'></a>").control
    assert rules_of("<a href='large.JPG?w=9'><img alt='Search'></a>") == {"one-word"}


@pytest.mark.parametrize(("before", "said"), [(0, "A dog"), (3, "A dog"), (4, "")])
def test_of_many_links_to_one_place_the_first_four_are_asked_what_it_is_called(before: int, said: str) -> None:
    silent = "<a href=x></a>" * before
    assert image(f"{silent}<a href=x>A dog</a><a href=x><img alt=''></a>").beside == said


def test_an_anchor_that_leads_nowhere_is_no_link() -> None:
    assert image("<a name=top><img alt=''></a>").link is None


def test_what_stands_in_for_scripts_is_counted_once() -> None:
    lazy = "<img data-src=a.jpg alt='A dog'><noscript><img src=a.jpg alt='A dog'></noscript>"
    assert len(read_page(lazy).images) == 1
    assert len(read_page("<noscript><img src=b.jpg></noscript>").images) == 1


@pytest.mark.parametrize(
    "html",
    [
        "<a href=x><img alt=''>The programme</a>",
        "<a href=x aria-label='The programme'><img alt=''></a>",
        "<a href=x title='The programme'><img alt=''></a>",
        "<a href=x><img alt=''><img alt='The programme of today'></a>",
        "<button><img alt='Two dogs'>Send</button>",
        "<p>Text of one.<p><img alt='Text of two'>",
        "<a href=x><img alt='Two dogs'></a><h3><a href=y>Two dogs</a></h3>",
        "<a href='#'><img alt='Two dogs'></a><h3><a href='#'>Two dogs</a></h3>",
        "<ul><li>Two dogs<li><img alt='Two dogs'></ul>",
        "<img title='Two dogs'>",
        "<img alt='' title=' '>",
        "<img alt=''>" * 9,
        "<input type=image src='search.png' alt='Search the site'>",
        "<img src='a.png' alt='Two dogs'><noscript><img src='a.png' alt='Two dogs'></noscript>",
    ],
)
def test_pages_without_findings(html: str) -> None:
    assert rules_of(html) == set()


@pytest.mark.parametrize(
    "html",
    [
        "<" * 20_000,
        "<a " * 20_000,
        "<!-- >" * 20_000,
        "<!--" * 20_000,
        "<![CDATA[" * 20_000,
        "<![nonsense[x]]><img>",
        "<!-->" * 100,
        "<a x='" * 20_000,
        '<a x="' * 20_000 + ">",
        "<script>" + "</ >" * 20_000,
        "<b>" * 2_000 + "x<br>" * 20_000,
        "</p>" * 20_000,
        "<a>x" * 20_000 + "<img alt='y'>" * 100,
        "<img alt='" + "a " * 50_000 + "'>",
        "<img alt='" + "photo 1 " * 20_000 + "'>",
        "<img alt='" + "a-" * 20_000 + "'>",
        "<svg/>" * 20_000,
        "<div>" * 10_000 + "<img>" + "</div>" * 10_000,
        "<div>" + "<p class=caption>x</p><img>" * 2_000,
        "<img srcset='" + "a.jpg 1x, " * 20_000 + "'>",
        "<img style='" + "width : " * 20_000 + "'>",
        "<title>" + " |" * 20_000 + "</title><h1>" + " – " * 20_000 + "</h1><img alt='x'>",
        "\x00\ufffe<img\x00alt='\x00'>",
        "&#xD800;&#1114112;<img alt='&#xD800;&notanentity;'>",
    ],
    ids=range(24),
)
def test_a_hostile_page_is_read_in_reasonable_time(html: str) -> None:
    """Each of these takes minutes where the work grows with the square of the length."""
    audit_html(html)


@given(st.text(alphabet="<>!-/='\" abimgpltdsv[]&#;\n", max_size=120))
def test_any_markup_is_read(html: str) -> None:
    page = read_page(html)
    assert [image.id for image in page.images] == [f"img-{number}" for number in range(1, len(page.images) + 1)]


def test_a_comment_that_never_ends_does_not_hide_the_rest() -> None:
    assert len(read_page("<!-- open <p><img></p>").images) == 1


def test_lines_are_counted_through_comments() -> None:
    assert image("<!--\n\n-->\n<img>").line == 4


def test_a_page_of_too_many_images_is_refused() -> None:
    """Some rules compare every text with every other."""
    assert len(read_page("<img>" * 5_000).images) == 5_000
    with pytest.raises(ManifestError, match="more than 5,000 images") as caught:
        audit_html("<img>" * 5_001)
    assert caught.value.code == "page-too-large"


def test_a_page_that_is_too_long_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(markup, "_LONGEST", 10)
    with pytest.raises(ManifestError, match="11 characters; at most 10") as caught:
        audit_html("<" * 11)
    assert caught.value.code == "page-too-large"
