"""Positions are found in every way people and programs write them, and in nothing else."""

import pytest

from gallery.pipeline.leaks.positions import positions

POSITIONS = [
    '"GPSLatitude": 52.2297',
    '"latitude":52',
    "latitude = -33.5",
    "<exif:GPSLatitude>48,8.2354N</exif:GPSLatitude>",
    "<th>Longitude</th><td>21.0122</td>",
    "<geo:lat>48.1</geo:lat>",
    '"lat": 52.2297',
    'data-lng="21.012"',
    "geo:48.1,11.5",
    '<meta name="ICBM" content="48.1, 11.5">',
    "<meta name='geo.position' content='48.1;11.5'>",
    "48°8'14.1\"N",
    "52° 13′ 47″ N",
    "52°13,5'N",
    "52 deg 13' 47.00\" N",
    "52.2297° N",
    "52.22970, 21.01220",
    "?q=52.22970,21.01220",
    "@52.22970,21.01220,17z",
    "[21.01220, 52.22970]",
    "POINT(21.01220 52.22970)",
    "52,22970; 21,01220",
    "48,8.2354N",
    "52,13,47N",
    "+52.2297+021.0122/",
    "!3d52.22970!4d21.01220",
]
ORDINARY = [
    "ul. Długa 5/7, 00-238 Warszawa, tel. +48 22 123 45 67",
    "14.05.2026, 10:22:31, 24/7",
    "Cena 12,5000 zł, 13,2500 zł",
    "Wiek uczestników, lat: 25; od 12 lat: 12.50 zł",
    "platitude: 5",
    '{"x": 0.25341, "y": 0.51234}',
    "0.25341, 0.51234",
    "Kadr: 0.1234;0.5678, 120,40,300,200",
    '<path d="M12.34567 78.90123 L 23.45678 89.01234 Z"/>',
    '<polygon points="12.34567,78.90123 23.45678,89.01234 5.12345,6.12345"/>',
    '<g transform="translate(12.34567, 78.90123)">',
    "transform: matrix(1.00001, 2.00002, 3.00003, 4.00004, 5.00005, 6.00006)",
    "cubic-bezier(0.12345, 0.67890, 0.23456, 0.78901)",
    "50.12345% 33.33333%",
    "f/2.8 1/125 s 50 mm ISO 200, 1920x1080",
    "wersja 1.2.3, 10.0.0.1, 3.14159",
    "sha256 12345678.9012345",
    "20°C, obrót o 45°, 45° 30' w lewo",
    "latitude and longitude were removed",
    '"latitude": null',
    "degrees: 5",
    "geo: a",
]


@pytest.mark.parametrize("text", POSITIONS)
def test_a_position_is_found(text: str) -> None:
    found = list(positions(f"Tekst {text} tekst"))
    assert found
    assert {leak.code for leak in found} == {"private-position"}


@pytest.mark.parametrize("text", ORDINARY)
def test_what_only_looks_like_one_is_none(text: str) -> None:
    assert list(positions(f"Tekst {text} tekst")) == []


def test_a_position_behind_a_letter_that_grows_in_lower_case_is_where_it_is() -> None:
    (leak, *_) = positions("İİİ latitude: 52")
    assert leak.at == 4
