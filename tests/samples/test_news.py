"""The news page: eight photos, eight times the headline; and the same page put right."""

import re
from io import BytesIO

import numpy as np
import pytest
from PIL import Image

from gallery import audit_file

from .conftest import SAMPLES

NEWS = SAMPLES / "news"


def test_every_photo_of_the_bad_page_says_the_headline():
    report = audit_file(NEWS / "przed.html")
    found = [finding for finding in report.findings if finding.rule == "same-as-headline"]
    assert report.images == 9
    assert len(found) == 8
    assert report.files[0].headlines == {"pl": "Burmistrz Alina Jodłowska na konferencji we Francji"}


def test_the_good_page_has_no_finding_at_all():
    report = audit_file(NEWS / "po.html")
    assert (report.images, report.findings) == (9, ())


def test_the_pages_differ_in_their_texts_alone():
    before, after = ((NEWS / name).read_text("utf-8") for name in ("przed.html", "po.html"))
    assert re.sub('alt="[^"]*"', "", before) == re.sub('alt="[^"]*"', "", after)


def test_the_script_writes_these_pages():
    from make_news import HEADLINE, PHOTOS, page

    assert page([HEADLINE] * len(PHOTOS)) == (NEWS / "przed.html").read_text("utf-8")
    assert page(list(PHOTOS.values())) == (NEWS / "po.html").read_text("utf-8")


@pytest.mark.parametrize("number", range(1, 9))
def test_the_pictures_are_small_copies_without_metadata(conference, number):
    from make_news import PHOTOS, small

    data = (NEWS / "zdjecia" / f"{number}.jpg").read_bytes()
    made = Image.open(BytesIO(small(conference / list(PHOTOS)[number - 1])))
    with Image.open(BytesIO(data)) as kept:
        assert not kept.getexif()
        assert max(kept.size) == 480
        shown = (np.asarray(one.convert("L"), dtype=np.float64) for one in (kept, made))
        assert np.abs(np.subtract(*shown)).mean() < 3
    assert len(data) < 40_000
