"""What people decided about a photo whose file was saved anew since, and so has another content."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from gallery.model import AltText, Decisions, Photo, PhotoDecision


def followed(decisions: Decisions, photos: Sequence[Photo], names: Mapping[str, str]) -> Decisions:
    """The decisions, with those about files that are gone handed on to the files that took their place.

    A photo with the same pixels, such as a file that only got a caption, is the same photo: everything holds. One of
    the same name with other pixels gets the texts as ``stale``: somebody has to look whether they are still true.

    Args:
        decisions: As they were saved.
        photos: All that were read.
        names: Id of each photo of the last build -> the name its file had.
    """
    here = {photo.sha256 for photo in photos}
    gone = {sha256: one for sha256, one in decisions.photos.items() if sha256 not in here}
    if not gone:
        return decisions
    by_pixels = {text.pixels: sha256 for sha256, one in gone.items() for text in one.alt.values() if text.pixels}
    by_name = {names[sha256[:16]]: sha256 for sha256 in gone if sha256[:16] in names}
    handed_on = dict(_handed_on(decisions, photos, by_pixels, by_name))
    return replace(decisions, photos={**decisions.photos, **handed_on}) if handed_on else decisions


def _handed_on(
    decisions: Decisions, photos: Sequence[Photo], by_pixels: Mapping[str, str], by_name: Mapping[str, str]
) -> Iterator[tuple[str, PhotoDecision]]:
    for photo in photos:
        if photo.sha256 in decisions.photos:
            continue
        if (same := by_pixels.get(photo.fingerprint.pixels)) is not None:
            yield photo.sha256, decisions.photos[same]
        elif (before := by_name.get(photo.key)) is not None:
            texts = {tag: _stale(text) for tag, text in decisions.photos[before].alt.items()}
            if texts:
                yield photo.sha256, PhotoDecision(alt=texts)


def _stale(text: AltText) -> AltText:
    """An approval was of other pixels; a draft is one still."""
    return replace(text, status="stale") if text.status == "approved" else text
