"""Put credits into an encoded picture, without touching the picture."""

from gallery.errors import CleaningFailed
from gallery.metadata.assemble import assemble
from gallery.metadata.containers import container_of
from gallery.metadata.credits import CREDITS, Credits


def stamp(encoded: bytes, credits: Credits) -> bytes:
    """The same picture with these credits in place of those it has, proven to hold nothing else.

    What comes out depends on the picture and the credits alone: a file that carried others before gives the bytes that
    a fresh one gives.

    Args:
        encoded: A rendition, as the encoder or as this function made it.
        credits: Empty ones leave the picture bare. EXIF is written where it is at home; XMP says the same, and more.

    Raises:
        CleaningFailed: The result cannot be proven to be this picture with these credits and nothing else
            (``withheld``), or the credits are longer than the format allows.
    """
    container = container_of(encoded)
    if container is None:
        raise _unproven()
    before = container.walk(encoded)
    if before.damage or not before.sound:
        raise _unproven()
    exif = credits.exif if container.turns else b""
    new = assemble(container, before, exif, credits.xmp, CREDITS)
    if new is None:
        raise _unproven()
    return new


def _unproven() -> CleaningFailed:
    return CleaningFailed(
        "its rights could not be written into a rendition and proven to be all that is in it",
        hint="Delete the .cache folder in the output folder and run again.",
    )
