import pytest
from PIL import AvifImagePlugin

from gallery.errors import UnsupportedFormat
from gallery.image.frame import decode
from tests.photos import encoded, scene


def test_a_decoder_that_is_not_built_in_is_told_as_such(monkeypatch: pytest.MonkeyPatch) -> None:
    """Not as a fault of the photo, which would be remembered."""
    data = encoded(scene(1), "AVIF")
    assert decode(data).format.name == "avif"
    monkeypatch.setattr(AvifImagePlugin, "SUPPORTED", False)
    with pytest.raises(UnsupportedFormat, match="cannot read AVIF") as told:
        decode(data)
    assert told.value.code == "avif-not-built-in"
