"""Every exporter's files from one fixed manifest, byte by byte.

``GOLDEN=write pytest tests/export/test_golden.py`` makes them anew; look at the difference before it is committed.
"""

import os
from pathlib import Path

import pytest

from gallery.export import BUILT_IN, exported
from gallery.model import Event, Manifest, ManifestAlt, ManifestExclusion, Rights
from gallery.ports import PublicFile
from tests.galleries import item, manifest, renditions, written

GOLDEN = Path(__file__).parent / "golden"

ODD = 'Zażółć "gęślą" <jaźń> -- ]]> {{< x >}} --- : # & \'\\'


def fixed() -> Manifest:
    """Two languages, a decorative photo, missing texts, excluded photos, odd names."""
    return manifest(
        item(1, alt=written(pl="Burmistrz przecina wstęgę", en="The mayor cuts a ribbon"), caption={"pl": "Otwarcie"}),
        item(2, alt=ManifestAlt(role="decorative", reason="tło")),
        item(3, alt=written(pl=ODD), caption={"pl": ODD, "en": "=1+1"}),
        item(4, renditions=renditions("image/avif", "image/webp", "image/jpeg"), rights=Rights(creator="Jan Lis")),
        title={"pl": ODD, "en": "The gala"},
        summary={"pl": "Dwa dni\nw Łodzi"},
        event=Event(name="Gala", start="2026-05-14", end="2026-05-15", place={"pl": "Łódź", "en": "Łódź, Poland"}),
        rights=Rights(
            creator="Anna Nowak",
            credit="Urząd Miasta",
            copyright="© Urząd Miasta",
            license_url="https://creativecommons.org/licenses/by/4.0/",
            acquire_url="https://example.org/licence",
        ),
        base_url="https://example.org/gala/",
        lead=f"{3:016x}",
        excluded=(ManifestExclusion(sha256="f" * 64, reason="burst", of=f"{1:016x}"),),
    )


@pytest.mark.parametrize("name", BUILT_IN)
def test_an_exporter_makes_what_it_made(name: str) -> None:
    folder = GOLDEN / name
    made = {key: _bytes(data) for key, data in exported(fixed(), name)}
    if os.environ.get("GOLDEN") == "write":
        for key, data in made.items():
            (folder / key).parent.mkdir(parents=True, exist_ok=True)
            (folder / key).write_bytes(data)
    kept = {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    assert made.keys() == kept.keys()
    for key, data in made.items():
        assert data.decode("utf-8") == kept[key].decode("utf-8"), key


def _bytes(data: bytes | PublicFile) -> bytes:
    return data if isinstance(data, bytes) else f"copy of {data.path}, {data.sha256}\n".encode()
