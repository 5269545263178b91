"""Whole builds of folders in which every file is damaged in another way."""

import json
import random
import shutil
from pathlib import Path

import pytest

from gallery import build, check_gallery
from gallery.errors import GalleryError
from tests.faults.aftermath import digests
from tests.fuzz.harness import fuzz, needs_alarm
from tests.fuzz.test_pictures import FORMATS, picture
from tests.fuzz.texts import changed_bytes
from tests.image.files import name_of
from tests.photos import jpeg

pytestmark = [pytest.mark.slow, pytest.mark.timeout(7200), needs_alarm]

FILES = 12


def test_any_folder_becomes_a_gallery_that_names_every_file(tmp_path: Path) -> None:
    def handful(dice: random.Random) -> dict[str, bytes]:
        names = ["photo", "zdjęcie trzy", "CON", "a'b\"c", "<b>x&amp;", "../x".replace("/", "-"), "=1+1", "x" * 120]
        chosen = dice.choices(FORMATS, k=FILES)
        files = {
            f"{number}-{dice.choice(names)}-{name_of(form)}": picture(form, dice) for number, form in enumerate(chosen)
        }
        good = next(iter(files))
        files["sound.jpg"] = jpeg(dice.randrange(1000), (60, 40))
        files[f"{good}.txt"] = changed_bytes("Burmistrz otwiera most\nnad rzeką", dice)
        files["sound.xmp"] = dice.randbytes(50)
        return files

    def built(case: object) -> bool:
        assert isinstance(case, dict)
        root, out = tmp_path / "in", tmp_path / "out"
        for folder in (root, out):
            shutil.rmtree(folder, ignore_errors=True)
        root.mkdir()
        for name, data in case.items():
            (root / name).write_bytes(data)
        inputs = digests(root)
        try:
            report = build(root, out, config={"thumbnails": {"widths": [32]}}, executor="serial")
        except GalleryError as refused:
            assert refused.message
            return False
        assert digests(root) == inputs
        told = {*report.published, *(one.source for one in report.excluded), *(one.path for one in report.problems)}
        photos = {name for name in case if not name.endswith((".txt", ".xmp"))}
        assert photos <= told
        assert {one.code for one in check_gallery(out).findings} <= {"alt-missing"}
        manifest = json.loads((out / "public/gallery.json").read_text())
        assert len(manifest["items"]) == len(report.published)
        return True

    fuzz("build", 400, handful, built)
