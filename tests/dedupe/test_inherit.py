"""What a kept photo takes over from its copies."""

from gallery.dedupe.inherit import inherit, taken_words
from gallery.model import Metadata
from tests.dedupe.pictures import photo

BARE = photo("keep.jpg")
RICH = photo(
    "copy.jpg",
    metadata=Metadata(
        creator="Anna Nowak",
        copyright="© Gmina",
        captions={"x-default": "Burmistrz przy mównicy", "en": "The mayor"},
        alt={"pl": "Burmistrz"},
        digital_source_type="http://cv.iptc.org/newscodes/digitalsourcetype/compositeSynthetic",
        keywords=("secret project",),
        people=("Jan",),
        has_gps=True,
    ),
)


def test_what_is_missing_is_filled_and_named() -> None:
    found = inherit(BARE, [RICH])
    assert found.metadata.creator == "Anna Nowak"
    assert found.metadata.captions == RICH.metadata.captions
    assert found.metadata.digital_source_type == RICH.metadata.digital_source_type
    assert found.taken["creator"] == "copy.jpg"
    assert taken_words(found).startswith("takes over creator and copyright notice and mark of origin")
    assert taken_words(found).endswith("from copy.jpg")


def test_only_rights_texts_and_marks_are_taken() -> None:
    found = inherit(BARE, [RICH])
    assert (found.metadata.keywords, found.metadata.people, found.metadata.has_gps) == ((), (), False)


def test_nothing_that_the_kept_photo_says_is_replaced() -> None:
    own = photo("keep.jpg", metadata=Metadata(creator="Jan", captions={"pl": "Własny"}))
    found = inherit(own, [RICH])
    assert found.metadata.creator == "Jan"
    assert found.metadata.captions == {"pl": "Własny", "en": "The mayor"}
    assert found.fill.captions == {"en": "The mayor"}
    assert found.fill.creator == ""


def test_a_caption_of_no_language_stands_alone() -> None:
    own = photo("keep.jpg", metadata=Metadata(captions={"x-default": "Own"}))
    assert inherit(own, [RICH]).metadata.captions == {"x-default": "Own"}


def test_the_best_copy_is_asked_first() -> None:
    second = photo("second.jpg", metadata=Metadata(creator="Jan", credit="Agencja"))
    found = inherit(BARE, [RICH, second])
    assert (found.metadata.creator, found.metadata.credit) == ("Anna Nowak", "Agencja")
    assert found.taken["credit"] == "second.jpg"


def test_copies_that_say_nothing_change_nothing() -> None:
    found = inherit(RICH, [BARE])
    assert (found.metadata, dict(found.taken)) == (RICH.metadata, {})
    assert taken_words(found) == ""
