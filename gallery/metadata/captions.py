"""Tell a caption from what cameras and programs write in its place."""

import re
from typing import Final

# Of 297 EXIF descriptions met in the wild 94 were blank and some 84 were one of these.
_BOILERPLATE: Final = re.compile(
    r"""
    ((minolta|konica\ minolta|kodak|jvc|sanyo|polaroid|vivitar|olympus)\ )?digital\ (still\ )?camera
    | sony\ dsc | dcim | dsc | \w{0,4}camera\ photo | samsung(\ camera\ pictures)?
    | screenshot | \[?untitled\]? | (image\ )?description | caption | default(_description)?
    | processed\ with\ .* | created\ (with|by)\ (gimp|imagej|adobe|picasa|paint|acdsee|dell|readiris)\b.*
    | exif_jpeg(_\w+)? | jpe?g(_\w+)? | lens:.* | oznor(_\w+)? | hdr(plus)? | cof | \w{2,6}_(vivid|soft|hdr)
    | [\W_\d]+ | (img|dsc|dscn|dscf|pict?|p|image)[-_ ]?\d{3,}(\.jpe?g)?
    | (charset=)?"?(ascii|unicode|binary\ comment)"? | null | none | n/?a
    """,
    re.IGNORECASE | re.VERBOSE,
)


def says_something(caption: str) -> bool:
    """Whether a person may have written it: not blank, not boilerplate, not a file name."""
    text = caption.strip()
    return bool(text) and _BOILERPLATE.fullmatch(text) is None
