"""Half of all embedded captions are noise."""

import pytest

from gallery.metadata.captions import says_something


@pytest.mark.parametrize(
    "text",
    [
        "", "   ", "OLYMPUS DIGITAL CAMERA", "SONY DSC", "DCIM", "Processed with VSCO with a5 preset", "IMG_1234.JPG",
        "Exif_JPEG_PICTURE", "DSC_0042", "KODAK Digital Still Camera", "Created with GIMP", "2026-05-14", "----",
        "Untitled", "Samsung Camera Pictures", "oznor_vivid", "default", "Digital Camera", "MINOLTA DIGITAL CAMERA",
        "SANYO DIGITAL CAMERA", "DCIM\\100GOPRO\\GOPR0482.JPG", "File written by Adobe Photoshop\xa8 4.0", "123",
        "Created with The GIMP", "EPSON DSC picture", "SAMSUNG CSC", "Exif JPEG", "DCF 1.0", "GE DIGITAL CAMERA",
        "Processed with Snapseed", "Processed with MOLDIV preset", "zdjęcie z festynu 12.jpg", "Bez tytułu", "brak",
        "Zrzut ekranu", "CREATOR: gd-jpeg v1.0 (using IJG JPEG v62), quality = 90", "cof", "edf", "rhdr",
    ],
)  # fmt: skip
def test_boilerplate_says_nothing(text: str) -> None:
    assert not says_something(text)


@pytest.mark.parametrize(
    "text",
    [
        "Fair", "Made in Poland", "Screenshots of the new page", "Mayor, 2026", "Sony stand", "Łódź", "校长",
        "Święto Łodzi: burmistrz otwiera jarmark", "Dni Opola 2026", "Opis wystawy czyta kustosz",
        "Brak miejsc w kinie",
        "Fot. Jan Kowalski / UM Wrocław", "A digital camera on a tripod", "Camera obscura", "Default city",
        "Processed with care by hand: cheese from Korycin", "Created by children of school no. 3", "Norwid 2021",
        "Portret: Wisława Szymborska.", "P. Nowak odbiera nagrodę", "Good view of the lighthouse.", "Hala 12",
    ],
)  # fmt: skip
def test_captions_say_something(text: str) -> None:
    assert says_something(text)
