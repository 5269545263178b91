"""Flags a name that a camera, phone or program gave the file: "DSC_0123", "IMG-20240514-WA0001"."""

import re
from typing import Final

from gallery.alttext.message import message
from gallery.alttext.normal import fold, quote
from gallery.alttext.texts import each_text
from gallery.alttext.words.lexicon import Lexicon
from gallery.model import Severity
from gallery.ports import Rule

# DCF (JEITA CP-3461) names are four free characters and four digits; the rest are habits of phones and programs.
_PREFIXES: Final = (
    "dscf dscn dsc_ _dsc dsc img_ _img img imgp _mg_ cimg pict sam_ gopr gopro dji_ pxl_ mvimg_ wp_ hpim kif_ fb_img_ "
    "vid_ mov_ received_ signal- snapchat- resized_ original_ image_ photo_ scan skan burst psx_ screenshot_"
)
_NAMES: Final = (
    rf"(?:{'|'.join(_PREFIXES.split())})[-_ ]?\d[-\w ]*",
    r"p[0-9a-c]?\d{6,7}",
    r"[a-z_]{1,4}_?\d{4,8}(?:[-_ ]?\(?\d{1,2}\)?)?",
    r"(?:img|vid)-\d{8}-wa\d+",
    r"(?:19|20)\d{6}[-_ ]?\d{4,6}[-\w]*",
    r"(?:screen ?shot|clean ?shot|zrzut ekranu|bildschirmfoto|capture d.ecran|snimek obrazovky|whatsapp image)"
    r"[-_ ](?:from |z )?\d[\d\W]*\d.*",
)
_CAMERA: Final = re.compile(rf"(?:{'|'.join(_NAMES)})(?:\.\w{{2,5}})?", re.IGNORECASE)


def _judge(text: str, words: Lexicon) -> str:
    del words
    if _CAMERA.fullmatch(fold(text)) is None:
        return ""
    return message(
        f"{quote(text)} is a name given by a camera or program; write what the image shows",
        f"{quote(text)} to nazwa nadana przez aparat lub program; napisz, co widać",
    )


RULE = Rule(
    id="camera-name",
    severity=Severity.ERROR,
    standard="WCAG 1.1.1, F30",
    help="The camera numbers its files; the number tells a listener nothing. Describe the image.",
    help_pl="Aparat numeruje pliki; numer niczego słuchaczowi nie mówi. Opisz obraz.",
    bad="DSC_0123",
    good="A scientist holds up a test tube during a workshop",
    check=each_text(_judge),
)
