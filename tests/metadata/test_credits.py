"""Renditions carry rights, and nothing else."""

import pytest

from gallery.metadata.credits import credit_blocks
from gallery.metadata.read import read_metadata
from gallery.metadata.verify import private_traces
from gallery.model import Rights
from tests.metadata import makers

RIGHTS = Rights(creator="Ewa", credit="Urząd", copyright="© Town", license_url="https://l", acquire_url="https://a")


@pytest.mark.parametrize("form", ["JPEG", "WEBP", "AVIF"])
def test_an_encoder_can_embed_them(form: str) -> None:
    exif, xmp = credit_blocks(RIGHTS, alt={"pl": "Orkiestra"})
    data = makers.saved(makers.picture(size=(64, 48)), form, exif=exif, xmp=xmp)
    found = read_metadata(data)
    assert private_traces(data) == ()
    assert (found.creator, found.credit, found.copyright) == ("Ewa", "Urząd", "© Town")
    assert (found.license_url, found.acquire_url) == ("https://l", "https://a")
    assert found.alt == {"x-default": "Orkiestra", "pl": "Orkiestra"}


def test_without_rights_there_is_nothing_to_embed() -> None:
    assert credit_blocks(Rights()) == (b"", b"")
