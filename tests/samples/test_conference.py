"""The 24 files hold what the tutorial and the other tests rely on."""

import tomllib
from datetime import datetime
from io import BytesIO
from itertools import pairwise

import numpy as np
import pytest
from PIL import Image

from gallery.errors import PhotoError
from gallery.image.frame import decode

BURSTS = (
    ("IMG_2041.JPG", "IMG_2042.JPG", "IMG_2043.JPG"),
    ("DSC_0417.JPG", "DSC_0418.JPG", "DSC_0419.JPG"),
    ("DSC_0446.JPG", "DSC_0447.JPG", "Zdjęcie grupowe — schody.jpg"),
)
BEST = ("IMG_2041.JPG", "DSC_0418.JPG", "Zdjęcie grupowe — schody.jpg")
PHONE = ("PXL_20260514_101530123.jpg", "PXL_20260514_102211480.jpg", "PXL_20260514_195245610.NIGHT.jpg")
BROKEN = "PXL_20260514_101542871.jpg"

DATE, SUBSECONDS, OFFSET = 0x9003, 0x9291, 0x9011
SERIAL, LENS_SERIAL, OWNER, MAKER_NOTE = 0xA431, 0xA435, 0xA430, 0x927C


@pytest.fixture
def photos(conference):
    return {path.name: path for path in conference.iterdir() if path.suffix not in (".toml", ".md")}


def exif(path):
    with Image.open(path) as picture:
        found = picture.getexif()
        return found, found.get_ifd(0x8769), found.get_ifd(0x8825)


def taken(path):
    _, photo, _ = exif(path)
    return datetime.strptime(f"{photo[DATE]}.{photo[SUBSECONDS]}", "%Y:%m:%d %H:%M:%S.%f")  # noqa: DTZ007


def grey(picture, size):
    return np.asarray(picture.convert("L").resize(size, Image.Resampling.BOX), dtype=np.float64)


def test_there_are_24_photos_in_at_most_6_mb(photos):
    assert len(photos) == 24
    assert sum(path.stat().st_size for path in photos.values()) <= 6_000_000


def test_all_photos_decode_but_the_one_that_was_cut_off(photos):
    for name, path in photos.items():
        if name != BROKEN:
            assert max(decode(path.read_bytes(), name=name).picture.size) >= 1000
    with pytest.raises(PhotoError) as caught:
        decode(photos[BROKEN].read_bytes(), name=BROKEN)
    assert caught.value.code == "truncated"


@pytest.mark.parametrize("name", PHONE)
def test_the_phone_tells_where_who_and_with_what(photos, name):
    _, photo, gps = exif(photos[name])
    assert gps[1] == "N"
    assert float(gps[2][0]) == 45
    assert photo[OWNER] == "Tomasz Wiech"
    assert photo[SERIAL]
    assert photo[LENS_SERIAL]
    assert len(photo[MAKER_NOTE]) > 500


def test_the_phone_keeps_the_uncropped_picture_in_a_thumbnail(photos):
    """The middle of the thumbnail is the published picture; its edges were cropped away."""
    path = photos[PHONE[0]]
    data = path.read_bytes()
    start = data.index(b"\xff\xd8", 2)
    small = Image.open(BytesIO(data[start : data.index(b"\xff\xd9", start) + 2])).convert("RGB")
    full = Image.open(path)
    kept = round(small.width / 1.14), round(small.height / 1.14)
    left, top = (small.width - kept[0]) * 3 // 4, (small.height - kept[1]) // 2
    middle = small.crop((left, top, left + kept[0], top + kept[1]))
    same, whole = (
        np.abs(grey(middle, (80, 60)) - grey(full, (80, 60))),
        np.abs(grey(small, (80, 60)) - grey(full, (80, 60))),
    )
    assert same.mean() < 0.5 * whole.mean()


def test_the_upright_phone_photo_is_stored_lying(photos):
    found, _, _ = exif(photos[PHONE[1]])
    assert found[0x0112] == 6
    frame = decode(photos[PHONE[1]].read_bytes())
    assert (frame.width, frame.height) == (1200, 1600)


@pytest.mark.parametrize("burst", BURSTS)
def test_a_burst_is_one_camera_and_at_most_a_second_between_photos(photos, burst):
    times = [taken(photos[name]) for name in burst]
    gaps = [(later - earlier).total_seconds() for earlier, later in pairwise(times)]
    assert all(0.3 <= gap <= 1 for gap in gaps)
    assert len({exif(photos[name])[1][SERIAL] for name in burst}) == 1
    assert all(exif(photos[name])[1][OFFSET] == "+02:00" for name in burst)


@pytest.mark.parametrize(("burst", "best"), tuple(zip(BURSTS, BEST, strict=True)))
def test_the_best_of_a_burst_is_evident(photos, burst, best):
    """Edges at a size where noise is gone: the blurred and the dark one have far weaker ones."""

    def edges(name):
        return np.abs(np.diff(grey(Image.open(photos[name]), (320, 213)), axis=0)).mean()

    weak = [edges(name) for name in burst if name != best]
    assert edges(best) > 1.15 * max(weak)


def test_a_copy_is_the_same_bytes_under_another_name(photos):
    assert photos["Kopia IMG_2041.JPG"].read_bytes() == photos["IMG_2041.JPG"].read_bytes()


@pytest.mark.parametrize("name", ["IMG-20260514-WA0003.jpg", "DSC_0402 (1).jpg", "Zrzut ekranu 2026-05-15 091240.png"])
def test_what_went_through_other_programs_has_lost_its_metadata(photos, name):
    with Image.open(photos[name]) as picture:
        assert not dict(picture.getexif())
        assert not {"xmp", "photoshop"} & set(picture.info)


def test_the_messenger_made_it_small_and_somebody_turned_the_town_hall(photos):
    hall, small = Image.open(photos["IMG_2034.JPG"]), Image.open(photos["IMG-20260514-WA0003.jpg"])
    assert small.size == (1024, 683)
    assert np.abs(grey(hall, (150, 100)) - grey(small, (150, 100))).mean() < 3
    front, turned = Image.open(photos["DSC_0402.JPG"]), Image.open(photos["DSC_0402 (1).jpg"])
    back = turned.transpose(Image.Transpose.ROTATE_90)
    assert np.abs(grey(front, (150, 100)) - grey(back, (150, 100))).mean() < 3


def test_two_photos_carry_alternative_text_in_two_languages(photos):
    with_alt = []
    for name, path in photos.items():
        with Image.open(path) as picture:
            xmp = picture.info.get("xmp", b"")
        if b"AltTextAccessibility" in xmp:
            with_alt.append(name)
            assert b'xml:lang="pl"' in xmp
            assert b'xml:lang="en"' in xmp
    assert set(with_alt) == {"IMG_2041.JPG", "Kopia IMG_2041.JPG", "IMG_2058.JPG"}


def test_one_photo_names_faces_and_one_has_a_camera_for_a_caption(photos):
    assert b"PersonInImage" in photos[BEST[2]].read_bytes()
    assert exif(photos["P5140032.JPG"])[0][0x010E].strip() == "OLYMPUS DIGITAL CAMERA"
    assert "maquette du quartier".encode("latin-1") in photos["P5140032.JPG"].read_bytes()
    assert "Faugère".encode("latin-1") in photos["P5140032.JPG"].read_bytes()


def test_the_settings_name_a_camera_that_took_photos(conference, photos):
    settings = tomllib.loads((conference / "gallery.toml").read_text("utf-8"))
    labels = {exif(path)[0].get(0x0110) for path in photos.values() if path.name != BROKEN}
    assert settings["dedupe"]["clocks"] == {"Canon EOS R6": "-01:00:00"}
    assert "Canon EOS R6" in labels
    article = (conference / settings["article"]).read_text("utf-8")
    assert article.startswith("# ")
    assert 120 <= len(article.split()) <= 200


@pytest.mark.parametrize("name", ["DSC_0431.JPG", "PXL_20260514_195245610.NIGHT.jpg"])
def test_the_script_draws_the_same_pictures(photos, name):
    """A proof of a quarter of the size, compared where codecs, versions and grain make no difference."""
    from event.shots import SHOTS
    from event.taking import picture

    shot = next(shot for shot in SHOTS if shot.name == name)
    proof, _ = picture(shot, scale=0.25, passes=1)
    size = (proof.width // 4, proof.height // 4)
    assert np.abs(grey(proof, size) - grey(Image.open(photos[name]), size)).mean() < 6


def test_the_script_writes_a_shot_to_the_same_bytes_twice():
    from event.shots import SHOTS
    from event.taking import photo_file, picture

    shot = next(shot for shot in SHOTS if shot.name == "DSC_0431.JPG")
    first, second = (photo_file(shot, *picture(shot, scale=0.05, passes=1)) for _ in range(2))
    assert first == second
