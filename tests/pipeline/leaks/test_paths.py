"""Paths of somebody's computer are found, addresses of the web and ordinary texts are not taken for them."""

import pytest

from gallery.pipeline.leaks.paths import local_paths

PATHS = [
    "C:\\Users\\Jan\\zdjęcie.jpg",
    "C:\\\\Users\\\\Jan",
    "d:\\foto",
    "C:/Users/Jan/a.jpg",
    "C:\\temp\\a.jpg",
    "\\\\serwer\\zdjęcia\\2026",
    "/home/jan/Obrazy",
    "/Users/jan/Pictures/a.jpg",
    "/Volumes/Karta/DCIM",
    "/var/folders/ab/cd",
    "~/Obrazy/2026",
    "file:///home/jan/a.jpg",
    "FILE://server/a",
    "%USERPROFILE%\\Pictures",
]
ORDINARY = [
    "https://x.example/home/jan/",
    "//cdn.example/home/jan/a.jpg",
    "../home/jan",
    'href="/home/o-nas"',
    "background: url(/home/tlo.png)",
    "and/or, i/lub, 24/7, 5/7",
    "Plan B:\\nSala 2",
    "B:\\tSala",
    "Skala 1:/2",
    "profile: /o",
    "http://a.example:8080/tmp/x",
    "https://example.org/~/a/b",
    "x?a:/re/g",
    "images/gala-0123.jpg",
    "do domu /home",
]


@pytest.mark.parametrize("path", PATHS)
def test_a_path_is_found_and_shown(path: str) -> None:
    (leak,) = local_paths(f'Tekst "{path}" tekst')
    assert (leak.code, leak.at) == ("private-path", 7)
    assert path.rstrip("\\/") in leak.message


@pytest.mark.parametrize("text", ORDINARY)
def test_what_only_looks_like_one_is_none(text: str) -> None:
    assert list(local_paths(f"Tekst {text} tekst", script=True)) == []


def test_a_long_path_is_shown_by_its_beginning() -> None:
    (leak,) = local_paths("/home/jan/" + "a" * 120)
    assert "…" in leak.message
