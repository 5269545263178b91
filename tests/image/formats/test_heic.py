import sys

import pytest

from gallery.errors import UnsupportedFormat
from gallery.image.frame import decode
from gallery.image.sniff import sniff
from tests.image.files import small


def test_without_the_extra_a_heic_names_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pillow_heif", None)
    with pytest.raises(UnsupportedFormat, match=r"HEIC photos need the extra gallery\[heic\]") as caught:
        decode(small("heic"), name="IMG_1.HEIC")
    assert caught.value.code == "heic-not-installed"
    assert 'pip install "event-gallery[heic]"' in caught.value.hint


def test_without_the_extra_it_is_still_known_for_what_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pillow_heif", None)
    assert sniff(small("heic"), "IMG_1.HEIC").media_type == "image/heic"
