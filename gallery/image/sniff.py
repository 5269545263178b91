"""What a file really is, from its first bytes."""

from pathlib import PurePosixPath
from typing import Final

from gallery.errors import UnreadablePhoto, UnsupportedFormat
from gallery.image.formats import formats
from gallery.image.formats.format import Format
from gallery.image.raw import is_raw

HEAD: Final = 64
_READS: Final = "JPEG, PNG, WebP, GIF, AVIF, TIFF and HEIC"


def sniff(data: bytes, name: str = "") -> Format:
    """Recognise the format and hold it against the file's name.

    Args:
        data: The file, or at least its first 64 bytes.
        name: File name or key; empty skips the comparison. A name without a suffix promises nothing.

    Raises:
        UnreadablePhoto: The file is empty (code ``empty``) or all zeros (``corrupt``).
        UnsupportedFormat: Not a format this package reads (``not-a-photo``), or another one
            than the suffix promises (``mislabelled``), or a raw file by its name (``raw-photo``).
    """
    if not data:
        raise UnreadablePhoto("the file is empty (0 bytes)", code="empty", hint="Copy it from the camera again.")
    if is_raw(name):
        raise UnsupportedFormat(
            "this is a raw file, which no browser shows",
            code="raw-photo",
            hint="Export it as JPEG under the same name; the raw file may stay beside it.",
        )
    head = data[:HEAD]
    suffix = PurePosixPath(name).suffix.lower()
    found = next((form for form in formats() if form.recognise(head)), None)
    if found is None:
        raise _unknown(suffix)
    check_label(found, name)
    return found


def check_label(form: Format, name: str) -> None:
    """Hold a file's name against what it is.

    Raises:
        UnsupportedFormat: The suffix promises something else (``mislabelled``).
    """
    suffix = PurePosixPath(name).suffix.lower()
    if suffix and suffix not in form.suffixes:
        raise UnsupportedFormat(
            f"the file is named {suffix} but holds a {form.name.upper()} picture",
            code="mislabelled",
            hint=f"Rename it to end in {form.suffixes[0]}.",
        )


def _unknown(suffix: str) -> UnreadablePhoto | UnsupportedFormat:
    """A photo by its name is a broken photo; anything else is not a photo."""
    if any(suffix in form.suffixes for form in formats()):
        return UnreadablePhoto(
            f"the file is named {suffix} but does not begin like a picture", hint="Copy it from the camera again."
        )
    return UnsupportedFormat(f"not a photo ({_READS} are read)", hint="Move it out of the photo folder.")
