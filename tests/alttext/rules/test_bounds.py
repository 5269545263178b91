"""Where a rule begins: the last text it leaves alone, and the first it flags."""

import pytest

from gallery.alttext.audit import audit
from gallery.ports import Sheet, SheetImage


def flagged(rule: str, *alts: str | None, language: str = "en", headline: str = "", **more: object) -> set[str]:
    """The numbers of the images that the rule flags."""
    images = tuple(SheetImage(id=str(number), alt=alt, **more) for number, alt in enumerate(alts))  # type: ignore[arg-type]
    sheet = Sheet(language=language, images=images, headline=headline)
    return {finding.image for finding in audit(sheet) if finding.rule == rule}


PADDING = "a path through a field of yellow flowers and past a row of old willows " * 6


@pytest.mark.parametrize(
    ("rule", "alone", "first"),
    [
        ("all-caps", "SPRING FAIRS", "SPRING FAIRS X"),
        ("all-caps", "NATO AND EU UN", "NATO AND EU UNO AU"),
        ("too-long", PADDING[:160], PADDING[:161]),
        ("far-too-long", PADDING[:250], PADDING[:251]),
        ("too-short", "Dog", "Do"),
        ("one-word", "A bridge", "bridge"),
        ("keyword-list", "mayor, conference, city", "mayor, conference, city, business"),
        ("keyword-list", "red car, tall tree, old house, the long road", "red car, tall tree, old house, long road"),
        ("ends-with-image", "The old town hall image", "Old town hall image"),
        ("vague", "The five ICA 2026 Winners", "ICA 2026 participants"),
        ("generic", "Photo from the great big old D.C. spring event", "Photo from the D.C. event"),
        ("wrong-language", "Dzieci sadzą drzewa", "dzieci sadzą drzewa przed nową szkołą"),
    ],
)
def test_the_last_text_that_is_left_alone_and_the_first_that_is_flagged(rule: str, alone: str, first: str) -> None:
    assert flagged(rule, alone) == set(), alone
    assert flagged(rule, first) == {"0"}, first


@pytest.mark.parametrize(("small", "expected"), [(1, True), (2, False)])
def test_capitals_are_nine_tenths_of_the_letters(small: int, expected: bool) -> None:
    """Of ten letters and more, with a space that is none."""
    text = "A" * (10 - small) + "a" * small + " " + "B" * (10 - (small > 1)) + "b" * (small > 1)
    share = sum(sign.isupper() for sign in text) / sum(sign.isalpha() for sign in text)
    assert (share >= 0.9) is expected
    assert (flagged("all-caps", text) == {"0"}) is expected


def test_capitals_of_exactly_nine_tenths_are_flagged() -> None:
    assert flagged("all-caps", "ABCDEFGHI ABCDEFGHI ab") == {"0"}


@pytest.mark.parametrize(("decorative", "expected"), [(2, False), (3, True)])
def test_a_gallery_is_mostly_decorative_from_more_than_half(decorative: int, expected: bool) -> None:
    alts = [""] * decorative + [f"A bridge over river number {number}" for number in range(4 - decorative)]
    assert bool(flagged("mostly-decorative", *alts)) is expected
    assert not flagged("mostly-decorative", *alts[:3])


@pytest.mark.parametrize(("words", "expected"), [(24, False), (25, True)])
def test_a_picture_with_many_words_needs_a_long_description(words: int, expected: bool) -> None:
    lines = tuple("programme" for _ in range(words))
    assert bool(flagged("needs-long-description", "A poster of the fair", words=lines)) is expected


@pytest.mark.parametrize(("words", "expected"), [(2, False), (3, True), (24, True), (25, False)])
def test_three_words_in_a_picture_are_worth_saying_and_many_have_a_rule_of_their_own(
    words: int, expected: bool
) -> None:
    lines = tuple(("library", "closed", "until")[number % 3] for number in range(words))
    assert bool(flagged("text-in-image", "A door", words=lines)) is expected


@pytest.mark.parametrize(("said", "expected"), [("library", False), ("door", True)])
def test_some_of_the_words_beside_the_picture_are_enough(said: str, expected: bool) -> None:
    lines = ("library", "closed", "until")
    assert bool(flagged("text-in-image", f"A {said}", words=lines)) is expected
    assert not flagged("text-in-image", "A librarv", words=lines)  # readers take letters for others


def test_one_text_that_begins_with_the_headline_is_chance_and_a_headline_of_one_word_a_topic() -> None:
    assert flagged("headline-prefix", "Spring fair a", "A horse", headline="Spring fair") == set()
    assert flagged("headline-prefix", "Spring fair a", "Spring fair b", headline="Spring fair") == {"0", "1"}
    assert flagged("headline-prefix", "Fair a", "Fair b", headline="Fair") == set()


def test_texts_of_four_words_are_no_near_duplicates_and_of_five_they_are() -> None:
    assert flagged("near-duplicate", "a red old boat", "a red old boat boat") == set()
    four_of_five = ("red boats pass the bridge", "red boats pass the bridge today")
    assert flagged("near-duplicate", *four_of_five) == {"0", "1"}
    assert flagged("near-duplicate", "red boats pass the bridge", "red boats pass a bridge") == set()


@pytest.mark.parametrize(
    ("caption", "expected"),
    [
        ("The mayor opens the new bridge", True),
        ("The mayor opens the new bridges", True),  # as good as the same
        ("A view of the new bridge from the south", False),
        ("The mayor opens the new bridge and then walks over", True),  # the alt is its beginning, and half of it
        ("The mayor opens the new bridge and then walks over it with all the children of the school", False),
    ],
)
def test_a_caption_is_repeated_word_for_word_nearly_or_at_its_beginning(caption: str, expected: bool) -> None:
    assert bool(flagged("same-as-caption", "The mayor opens the new bridge", caption=caption)) is expected


def test_a_beginning_of_two_words_is_a_name() -> None:
    assert flagged("same-as-caption", "Anna Kowalska", caption="Anna Kowalska speaks") == set()
    assert flagged("same-as-caption", "Anna Maria Kowalska", caption="Anna Maria Kowalska speaks") == {"0"}


def test_half_of_the_terms_are_names_or_it_is_a_list_of_keywords() -> None:
    assert flagged("keyword-list", "Anna Nowak, Jan Lis, city, fair") == {"0"}
    assert flagged("keyword-list", "Anna Nowak, Jan Lis, Ewa Wilk, fair") == set()
    assert flagged("keyword-list", "mayor, conference, city, business.") == {"0"}


def test_a_pair_that_is_one_picture_hides_no_other_pair() -> None:
    twins = {"picture": "f" * 16}
    images = (
        SheetImage(id="0", alt="A bridge", **twins),
        SheetImage(id="1", alt="A bridge", **twins),
        SheetImage(id="2", alt="A church"),
        SheetImage(id="3", alt="A church"),
    )
    found = audit(Sheet(language="en", images=images))
    assert {one.image for one in found if one.rule == "duplicate-in-gallery"} == {"2", "3"}


@pytest.mark.parametrize(("text", "expected"), [("van Gogh", False), ("Room of Vincent", False), ("Wide room", True)])
def test_a_translation_is_copied_where_a_word_of_four_small_letters_is(text: str, expected: bool) -> None:
    image = SheetImage(id="0", alt=text)
    found = audit(Sheet(language="pl", images=(image,), others={"en": {"0": text}}))
    assert ("copied-translation" in {one.rule for one in found}) is expected


@pytest.mark.parametrize(("bits", "expected"), [(7, False), (8, True)])
def test_pictures_are_one_scene_up_to_an_eighth_of_their_bits(bits: int, expected: bool) -> None:
    """0.12 of 64 bits lies between 7 and 8."""
    images = (
        SheetImage(id="0", alt="Red boats pass the bridge", picture="0" * 16),
        SheetImage(id="1", alt="Red boats pass the bridge today", picture=f"{2**bits - 1:016x}"),
    )
    found = {one.rule for one in audit(Sheet(language="en", images=images))}
    assert ("near-duplicate" in found) is expected


def test_equal_texts_hide_no_numbered_ones() -> None:
    alts = ("A church", "A church", "City run 1", "City run 2")
    assert flagged("numbered-duplicates", *alts) == {"2", "3"}
    assert flagged("numbered-duplicates", *reversed(alts)) == {"0", "1"}


def test_a_placeholder_is_one_with_an_article_too() -> None:
    assert flagged("placeholder", "the spacer", "spacer", "A spacer between two walls") == {"0", "1"}


@pytest.mark.parametrize("page", ["cp1252", "cp1250", "latin-1"])
def test_words_that_were_read_in_each_code_page_are_mended(page: str) -> None:
    """The sign is one that this code page alone gives back."""
    letter = {"cp1252": "—", "cp1250": "Ż", "latin-1": "Á"}[page]
    broken = f"caf{letter}".encode().decode(page)
    assert flagged("encoding", f"{broken} table", language="pl") == {"0"}
    assert flagged("encoding", f"caf{letter} table", language="pl") == set()


def test_filler_without_a_medium_is_not_generic() -> None:
    assert flagged("generic", "from the event", "photo from the event") == {"1"}


@pytest.mark.parametrize(("text", "expected"), [("Mayor_Opens_Bridge", True), ("Jack-in-the-Box", False)])
def test_a_name_has_joints_and_capitals_and_no_underscore(text: str, expected: bool) -> None:
    assert bool(flagged("slug", text)) is expected


def test_paths_of_windows_end_in_a_file_name_too() -> None:
    assert flagged("same-as-file-name", "harbour view.jpg", file_name="C:\\photos\\harbour view.jpg") == {"0"}


def test_two_names_of_four_terms_are_no_people() -> None:
    assert flagged("keyword-list", "Anna Nowak, Jan Lis, old city, fair") == {"0"}
    assert flagged("keyword-list", "red car, tall tree, Old City, fair") == {"0"}


@pytest.mark.parametrize(("text", "expected"), [("This is a photo of me", True), ("A sign says IT IS ME", False)])
def test_who_speaks_of_himself_is_flagged_and_a_sign_in_capitals_is_not(text: str, expected: bool) -> None:
    assert bool(flagged("subjective", text)) is expected


@pytest.mark.parametrize(("before", "expected"), [(24, False), (25, True)])
def test_a_kind_of_picture_is_named_among_the_first_25_words(before: int, expected: bool) -> None:
    """A long text about a chart is a warning, any other an error."""
    text = " ".join(["bridges"] * before + ["chart"] + ["bridges"] * 20)
    assert len(text) > 250
    assert bool(flagged("far-too-long", text)) is expected


def test_one_sign_of_chinese_can_be_a_word() -> None:
    assert flagged("too-short", "\u2e80", "犬", "Do") == {"2"}


def test_pictures_without_words_hide_none_that_have_some() -> None:
    images = (
        SheetImage(id="0", alt="A door", words=()),
        SheetImage(id="1", alt=None, words=("library", "closed", "until")),
        SheetImage(id="2", alt="A door", words=("library", "closed", "until")),
    )
    found = audit(Sheet(language="en", images=images))
    assert {one.image for one in found if one.rule == "text-in-image"} == {"2"}


@pytest.mark.parametrize(
    ("status", "source", "expected"),
    [
        ("draft", "model", True),
        ("draft", "command", True),
        ("draft", "caption", False),
        ("approved", "model", False),
        ("approved", "command", False),
    ],
)
def test_a_draft_of_a_machine_wants_a_reader(status: str, source: str, expected: bool) -> None:
    assert bool(flagged("unreviewed-draft", "A bridge over a river", status=status, source=source)) is expected


@pytest.mark.parametrize(("words", "expected"), [(5, True), (6, False)])
def test_a_place_of_five_words_says_where_a_picture_is_from_and_six_say_more(words: int, expected: bool) -> None:
    place = " ".join(("Downtown", "Spring", "Street", "Music", "Fair", "Hall")[:words])
    assert bool(flagged("generic", f"Photo from {place}")) is expected


def test_a_full_stop_is_no_part_of_the_last_term() -> None:
    assert flagged("keyword-list", "mayor, city, fair, ", "mayor, city, fair, park.", "mayor, city, fair, .") == {"1"}


def test_four_small_words_tell_a_language_and_three_do_not() -> None:
    assert flagged("wrong-language", "dzieci sadzą drzewa szybko", language="en") == {"0"}
    assert flagged("wrong-language", "dzieci sadzą drzewa", language="en") == set()


def test_a_vague_text_is_vague_with_a_full_stop_too() -> None:
    assert flagged("vague", "The 18F team.", "The 18F team") == {"0", "1"}


def test_a_group_with_three_names_before_it_is_vague_no_more() -> None:
    assert flagged("vague", "NASA ICA Winners", "NASA GSA ICA Winners") == {"0"}


def test_a_text_is_too_long_up_to_where_it_is_far_too_long() -> None:
    assert flagged("too-long", PADDING[:250], PADDING[:251]) == {"0"}


def test_a_double_joint_is_no_name() -> None:
    assert flagged("slug", "Saint-Germain-en-Laye", "Saint--Germain-Laye") == {"1"}
