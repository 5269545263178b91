"""Tell a caption from what cameras and programs write in its place."""

import re
from typing import Final

# Of 297 EXIF descriptions met in the wild 94 were blank and some 84 were one of these.
_BOILERPLATE: Final = re.compile(
    r"""
    ((minolta|konica\ minolta|kodak|jvc|sanyo|polaroid|vivitar|olympus|pentax|casio|nikon|ge)\ )?
        digital\ (still\ ?)?camera
    | sony\ dsc | (epson\ )?dsc(\ picture)? | dcim | dcf\ [\d.]+ | \w{0,4}camera\ photo
    | samsung(\ csc|\ camera\ pictures)? | <digimax.*>
    | screenshot | zrzut\ ekranu | \[?untitled\]? | bez\ (tytułu|nazwy) | (image\ )?description | caption
    | default(_description)? | (user\ )?comments? | opis | podpis | brak(\ opisu)?
    | processed\ with\ \w+(\ with\ .*|\ preset)? | software:.*
    | created\ (with|by)\ (the\ )?(gimp|imagej|adobe|picasa|paint|acdsee|dell|readiris)\b.*
    | file\ written\ by\ adobe\ photoshop.* | creator:\ gd-jpeg.* | lead\ technologies\ inc\..* | applemark
    | exif[_ ]jpeg(_\w+)? | jpe?g(_\w+)? | lens:.*
    | oznor(_\w+|co)? | rhdr | hdr(plus|pl)? | cof | dav | sdr | edf | mde | btf(mdn)? | nor | \w{2,7}_(vivid|soft|hdr)
    | [\W_\d]+ | (img|dsc|dscn|dscf|pict?|p|image)[-_ ]?\d{3,}
    | [^\n]{1,120}\.(jpe?g|png|gif|webp|avif|hei[cf]|tiff?|bmp|psd|dng|nef|cr[23]|arw|raf|orf|rw2)
    | (charset=)?"?(ascii|unicode|binary\ comment)"? | null | none | n/?a | unknown
    """,
    re.IGNORECASE | re.VERBOSE,
)


def says_something(caption: str) -> bool:
    """Whether a person may have written it: not blank, not boilerplate, not a file name."""
    text = caption.strip()
    return bool(text) and _BOILERPLATE.fullmatch(text) is None
