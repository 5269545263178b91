"""Which alt text a photo gets: people and files say it, headline, title, caption and file name never do."""

from collections.abc import Sequence

from gallery.alttext.texts import is_blank
from gallery.model import Alt, AltText, Photo, PhotoDecision
from gallery.ports import AltTextSource


def assign(photo: Photo, languages: Sequence[str], sources: Sequence[AltTextSource], decision: PhotoDecision) -> Alt:
    """Ask the sources in their order, language by language.

    Args:
        languages: Bare BCP 47 tags, the main one first.
        sources: The first that has a text for a language wins; a stale one only where no other has any.
        decision: A photo is decorative only where a person said so, and why.

    Returns:
        ``missing`` as long as no language has a text.
    """
    if decision.role == "decorative" and not is_blank(decision.reason):
        return Alt(role="decorative", reason=decision.reason)
    asked = ((language, _first(photo, language, sources)) for language in languages)
    text = {language: found for language, found in asked if found is not None}
    return Alt(role="informative" if text else "missing", text=text)


def _first(photo: Photo, language: str, sources: Sequence[AltTextSource]) -> AltText | None:
    """The first text that was written for the picture as it is; where there is none, the first of all."""
    offers = [source.describe(photo, language) for source in sources]
    texts = [offer for offer in offers if offer is not None and not is_blank(offer.value)]
    return next((text for text in texts if text.status != "stale"), texts[0] if texts else None)
