"""Rules that compare the images of a gallery."""

from dataclasses import replace

import pytest

from gallery.alttext.audit import audit
from gallery.ports import Sheet, SheetImage
from tests.alttext.makers import sheet

PL, EN = "Burmistrz na konferencji w Orleanie", "Mayor at the conference in Orleans"


def flagged(rule: str, of: Sheet) -> list[str]:
    return [finding.image for finding in audit(of) if finding.rule == rule]


@pytest.mark.parametrize(
    ("language", "headline", "shape"),
    [
        ("pl", PL, "{headline}"),
        ("pl", PL, "{headline} {n}"),
        ("pl", PL, "{headline} - zdjęcie {n} z 8"),
        ("pl", PL, "{headline}, fot. {n}"),
        ("pl", PL, "{headline} ({n})"),
        ("pl", PL, "{headline} nr {n}"),
        ("pl", PL, "{headline} {n}/8"),
        ("pl", PL, "Zdjęcie {n}: {headline}"),
        ("pl", PL, "{n}. {headline}"),
        ("pl", PL, "BURMISTRZ na konferencji w Orleanie!"),
        ("en", EN, "{headline}"),
        ("en", EN, "{headline} {n}"),
        ("en", EN, "{headline} - photo {n} of 8"),
        ("en", EN, "{headline}, image #{n}"),
        ("en", EN, "{headline} 0{n}"),
        ("en", EN, "Picture {n} - {headline}"),
        ("de", "Bürgermeister in Orléans", "{headline}, Bild {n} von 8"),
    ],
)
def test_a_gallery_that_repeats_its_headline_is_flagged_on_every_image(
    language: str, headline: str, shape: str
) -> None:
    alts = [shape.format(headline=headline, n=number) for number in range(1, 9)]
    gallery = sheet(*alts, language=language, headline=headline)
    everyone = [str(number) for number in range(8)]
    assert flagged("same-as-headline", gallery) == everyone
    repeats = "duplicate-in-gallery" if len(set(alts)) == 1 else "numbered-duplicates"
    assert flagged(repeats, gallery) == everyone


@pytest.mark.parametrize(
    "alt",
    [
        "Burmistrz podpisuje list",
        "Konferencja",
        f"{PL}: burmistrz przy mównicy",
        "Burmistrz na konferencji w Orleanie 2024",
    ],
)
def test_a_text_with_something_of_its_own_is_not_the_headline(alt: str) -> None:
    assert not flagged("same-as-headline", sheet(alt, language="pl", headline=PL))


def test_without_a_headline_nothing_repeats_it() -> None:
    assert not flagged("same-as-headline", sheet(PL, language="pl"))
    assert not flagged("headline-prefix", sheet(PL, PL, language="pl"))


def test_two_texts_that_begin_with_the_headline_are_flagged_one_is_chance() -> None:
    first, second = f"{EN}: the mayor speaks", f"{EN}: the audience applauds"
    assert flagged("headline-prefix", sheet(first, second, "A choir", headline=EN)) == ["0", "1"]
    assert not flagged("headline-prefix", sheet(first, "The audience applauds", headline=EN))
    assert not flagged("headline-prefix", sheet("Mayor speaks", "Mayor waves", headline="Mayor"))


def test_duplicates_differ_only_in_case_accents_and_punctuation() -> None:
    gallery = sheet("Dzieci na scenie", "dzieci na scenie.", "Publiczność", "DZIECI – NA SCENIE", language="pl")
    assert flagged("duplicate-in-gallery", gallery) == ["0", "1", "3"]


def test_the_same_picture_may_say_the_same_again() -> None:
    gallery = sheet("Herb miasta na fladze", "Herb miasta na fladze", language="pl")
    first, second = gallery.images
    for same in ({"picture": "ff00"}, {"file_name": "a/flag.png"}):
        twice = replace(gallery, images=(replace(first, **same), replace(second, **same)))
        assert not flagged("duplicate-in-gallery", twice)
    other = replace(gallery, images=(replace(first, file_name="a.png"), replace(second, file_name="b.png")))
    assert flagged("duplicate-in-gallery", other) == ["0", "1"]


@pytest.mark.parametrize(
    "alts",
    [
        ("Konferencja 2023", "Konferencja 2024"),
        ("2 osoby przy stole", "3 osoby przy stole"),
        ("Sala", "Scena"),
        ("Zdjęcie 1", "Zdjęcie 2"),
    ],
)
def test_years_amounts_and_bare_numbers_are_not_numbered_duplicates(alts: tuple[str, ...]) -> None:
    assert not flagged("numbered-duplicates", sheet(*alts, language="pl"))


NEAR = (
    "The mayor shakes hands with guests in the large hall",
    "The mayor shakes hands with sponsors in the large hall",
    "A choir of children in white shirts sings on the stage",
)


def test_texts_that_differ_in_one_word_of_many_are_near_duplicates() -> None:
    assert flagged("near-duplicate", sheet(*NEAR)) == ["0", "1"]


def test_near_duplicates_of_one_scene_are_left_to_the_similar_groups() -> None:
    def gallery(*pictures: str) -> Sheet:
        images = tuple(
            SheetImage(id=str(number), alt=alt, picture=picture)
            for number, (alt, picture) in enumerate(zip(NEAR, pictures, strict=False))
        )
        return Sheet(language="en", images=images)

    assert not flagged("near-duplicate", gallery("ffffffff00000000", "ffffffff00000001"))
    assert flagged("near-duplicate", gallery("ffffffff00000000", "00000000ffffffff")) == ["0", "1"]
    assert flagged("near-duplicate", gallery("ffffffff00000000", "ff")) == ["0", "1"]


def test_equal_texts_are_duplicates_not_near_ones() -> None:
    assert not flagged("near-duplicate", sheet(NEAR[0], NEAR[0]))


@pytest.mark.parametrize(
    ("alt", "caption", "expected"),
    [
        ("Steve Krug", "Steve Krug.", True),
        ("FEC staff scanning forms, 1982", "FEC staff scanning forms, 1982. Image from the FEC.", True),
        ("Two girls hold up the silver cup for all to see", "Two girls hold up the silver cups for all to see", True),
        ("Anna Nowak", "Anna Nowak, director of the library", False),
        ("A woman at a desk", "The new library", False),
        ("A woman at a desk", "", False),
        ("***", "***", False),
    ],
)
def test_caption_repeated(alt: str, caption: str, expected: bool) -> None:
    gallery = Sheet(language="en", images=(SheetImage(id="a", alt=alt, caption=caption),))
    assert bool(flagged("same-as-caption", gallery)) is expected


@pytest.mark.parametrize(
    ("alt", "file_name", "expected"),
    [
        ("Paris", "img/paris", True),
        ("nyhavn.jpeg", "nyhavn.jpeg", True),
        ("Team lunch", "a\\team-lunch-300x200.jpg", True),
        ("team_lunch", "https://example.org/team_lunch.png?x=1", True),
        ("burmistrz-przecina-wstege-otwarcie", "burmistrz-przecina-wstege-otwarcie.jpg", True),
        ("Burmistrz przecina wstęgę nowej szkoły", "burmistrz-przecina-wstege-nowej-szkoly.jpg", False),
        ("W3C logo", "w3c-logo.png", False),
        ("Otwarcie żłobka", "otwarcie-zlobka.jpg", False),
        ("A choir", "", False),
        ("A choir", "photos/", False),
    ],
)
def test_file_name_repeated(alt: str, file_name: str, expected: bool) -> None:
    gallery = Sheet(language="pl", images=(SheetImage(id="a", alt=alt, file_name=file_name),))
    assert bool(flagged("same-as-file-name", gallery)) is expected


def test_a_missing_translation_is_not_missing_altogether() -> None:
    gallery = sheet(None, None, "A dog", None, pl={"0": "Pies", "1": None, "2": "Pies", "3": " "})
    assert flagged("missing-translation", gallery) == ["0"]
    assert flagged("missing", gallery) == ["1", "3"]


def test_a_copied_translation_is_flagged_unless_it_is_a_name() -> None:
    gallery = sheet(
        "Pies na łące", "Jan Kowalski", "A dog", pl={"0": "Pies na łące.", "1": "Jan Kowalski", "2": "Pies"}
    )
    assert flagged("copied-translation", gallery) == ["0"]


def test_a_gallery_of_decorative_images_is_flagged_from_more_than_half() -> None:
    assert flagged("mostly-decorative", sheet("", "", "", "A dog", "A cat")) == ["0", "1", "2"]
    assert not flagged("mostly-decorative", sheet("", "", "A dog", "A cat"))
    assert not flagged("mostly-decorative", sheet("", "", ""))


def test_a_decorative_image_with_a_caption_is_flagged() -> None:
    images = (
        SheetImage(id="a", alt="", caption="The new desks"),
        SheetImage(id="b", alt="Desks", decorative=True, caption="The new desks"),
        SheetImage(id="c", alt="", caption=" – "),
    )
    assert flagged("decorative-with-content", Sheet(language="en", images=images)) == ["a", "b"]


def test_a_huge_gallery_of_like_texts_is_audited() -> None:
    alts = [f"The mayor shakes hands with guest{number} in the large hall of the town" for number in range(600)]
    assert len(flagged("near-duplicate", sheet(*alts))) == 600
