"""Which text a photo gets, and that nothing is made up."""

from dataclasses import dataclass

from gallery.alttext.assign import assign
from gallery.model import AltText, Metadata, Photo, PhotoDecision
from tests.alttext.makers import photo


@dataclass(frozen=True)
class Says:
    texts: dict[str, str]

    def describe(self, photo: Photo, language: str) -> AltText | None:
        value = self.texts.get(language)
        return None if value is None else AltText(value=value, source="sidecar", status="draft")


def test_the_first_source_with_a_text_wins_in_each_language() -> None:
    alt = assign(photo(), ["pl", "en"], [Says({"pl": "Pies"}), Says({"pl": "Kot", "en": "A cat"})], PhotoDecision())
    assert alt.role == "informative"
    assert {language: text.value for language, text in alt.text.items()} == {"pl": "Pies", "en": "A cat"}


def test_one_language_is_enough_to_be_informative() -> None:
    alt = assign(photo(), ["pl", "en"], [Says({"en": "A cat"})], PhotoDecision())
    assert (alt.role, list(alt.text)) == ("informative", ["en"])


def test_blank_offers_are_no_texts() -> None:
    assert assign(photo(), ["pl"], [Says({"pl": " "}), Says({"pl": ""})], PhotoDecision()).role == "missing"


def test_decorative_needs_a_person_and_a_reason() -> None:
    source = Says({"pl": "Pies"})
    decided = assign(photo(), ["pl"], [source], PhotoDecision(role="decorative", reason="Tło strony"))
    assert (decided.role, decided.reason, dict(decided.text)) == ("decorative", "Tło strony", {})
    assert assign(photo(), ["pl"], [source], PhotoDecision(role="decorative", reason=" ")).role == "informative"
    assert assign(photo(), ["pl"], [], PhotoDecision(role="decorative")).role == "missing"


def test_title_and_caption_are_never_taken_for_an_alt_text() -> None:
    from dataclasses import replace

    from gallery.alttext.options import AltOptions
    from gallery.alttext.sources import open_sources
    from gallery.alttext.sources.supplies import Supplies

    told = replace(photo("Dogs on a lawn.jpg"), metadata=Metadata(title={"en": "Dogs"}, captions={"en": "Two dogs"}))
    sources = open_sources(AltOptions().sources, Supplies(languages=("en",)))
    assert assign(told, ["en"], sources, PhotoDecision(caption={"en": "Two dogs"})).role == "missing"
