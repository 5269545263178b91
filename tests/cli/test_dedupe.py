"""``gallery dedupe`` and ``gallery decide``."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Command
from tests.photos import encoded, exif, jpeg, scene, tree

ALONE = ("--workers", "1")


def test_dedupe_answers_as_the_contract_says(gallery: Command, photos: Path) -> None:
    answer = gallery("dedupe", "in", *ALONE, "--json")
    assert answer.code == 3
    (group,) = answer.json["groups"]
    assert (answer.json["schema"], group["kind"]) == ("gallery.dedupe/1", "exact")
    assert {member["path"] for member in group["members"]} == {"photo-1.jpg", "photo-1 copy.jpg"}
    assert group["keep"] in {member["path"] for member in group["members"]}
    assert all(member["reason"] for member in group["members"])


def test_dedupe_prints_a_row_a_photo_on_a_pipe(gallery: Command, photos: Path) -> None:
    size = (photos / "photo-1.jpg").stat().st_size
    lines = gallery("dedupe", "in", *ALONE).out.splitlines()
    assert len([line for line in lines if "\t" in line]) == 2
    assert lines[-1] == f"4 files: 1 copy to leave out ({size / 1e6:.1f} MB), 0 bursts, 1 problem."


def test_dedupe_writes_a_page_a_table_and_fingerprints(gallery: Command, photos: Path, tmp_path: Path) -> None:
    answer = gallery("dedupe", "in", *ALONE, "--report", "d.html", "--csv", "d.csv", "--save-fingerprints", "d.prints")
    assert answer.code == 3
    assert (tmp_path / "d.html").read_text("utf-8").count("data:image/jpeg;base64,") == 2
    assert (tmp_path / "d.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    (known, _) = gallery("dedupe", "in/photo-2.jpg", *ALONE, "--against", "d.prints").out.splitlines()
    assert known.split("\t") == ["photo-2.jpg", "d.prints", "photo-2.jpg", "same bytes"]


def test_dedupe_moves_copies_and_brings_them_back(gallery: Command, photos: Path, tmp_path: Path) -> None:
    before = tree(photos)
    moved = gallery("dedupe", "in", *ALONE, "--move-to", "copies", "--json").json["moved"]
    assert len(moved) == 1
    assert len(tree(photos)) == len(before) - 1
    back = gallery("dedupe", "--undo", "copies", "--json")
    assert (back.code, len(back.json["moved"])) == (0, 1)
    assert tree(photos) == before


def test_dedupe_says_how_to_bring_files_back_and_how_many_came(gallery: Command, photos: Path) -> None:
    told = gallery("dedupe", "in", *ALONE, "--move-to", "copies").out
    assert told.endswith("1 file moved. To bring them back: gallery dedupe --undo copies\n")
    assert gallery("dedupe", "--undo", "copies").out == "1 file brought back.\n"


def test_dedupe_is_quiet_but_for_problems(gallery: Command, photos: Path) -> None:
    answer = gallery("dedupe", "in", *ALONE, "--quiet")
    assert (answer.code, answer.out) == (3, "")
    assert answer.err.startswith("broken.jpg: ")


def test_dedupe_tells_of_clocks_and_applies_them_when_asked(gallery: Command, tmp_path: Path) -> None:
    root = tmp_path / "in"
    root.mkdir()
    for place in range(3):
        wide = scene(40 + place, (960, 700))
        for model, shift, hour in (("One", 0, 10), ("Two", 20, 11)):
            view = wide.crop((shift, shift, shift + 900, shift + 640))
            facts = exif(taken=f"2026:05:14 {hour}:{5 * place:02}:00", model=model)
            (root / f"{model}-{place}.jpg").write_bytes(encoded(view, quality=90, exif=facts))
    (root / "One-extra.jpg").write_bytes(jpeg(7, taken="2026:05:14 09:00:00", model="One"))
    told = gallery("dedupe", "in", *ALONE)
    assert 'Apply it with --clock "Testcam Two=-01:00:00"' in told.out
    assert "0 bursts" in told.out
    applied = gallery("dedupe", "in", *ALONE, "--clock", "auto", "--json").json
    assert [(one["camera"], one["offset"], one["applied"]) for one in applied["clocks"]] == [
        ("Testcam Two", "-01:00:00", True)
    ]
    assert [one["kind"] for one in applied["groups"]] == ["similar"] * 3
    set_one = gallery("dedupe", "in", *ALONE, "--clock", "Testcam Two=-01:00:00", "--json").json
    assert (len(set_one["groups"]), set_one["clocks"]) == (3, [])
    built = gallery("build", "in", *ALONE, "-o", "out", "--clock", "auto")
    assert "The clock of Testcam Two is off by -01:00:00" in built.out
    cameras = json.loads((tmp_path / "out" / "public" / "gallery.json").read_text("utf-8"))["cameras"]
    assert sorted(one["offset_seconds"] for one in cameras) == [-3600, 0]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "no photos were named"),
        (("in", "--undo", "copies"), "--undo takes no photos"),
        (("in", "--clock", "One"), "--clock One is not CAMERA=OFFSET"),
        (("in", "--clock", "One=later"), "is not of the form +HH:MM:SS"),
        (("in", "--min-points", "3"), "dedupe.min_points must be from 12"),
        (("in", "--similar", "some"), "dedupe.similar"),
    ],
)
def test_dedupe_refuses_what_it_cannot_do(
    gallery: Command, photos: Path, arguments: tuple[str, ...], said: str
) -> None:
    answer = gallery("dedupe", *arguments)
    assert answer.code == 2
    assert said in answer.err


def test_decide_is_remembered(gallery: Command, photos: Path) -> None:
    answer = gallery("decide", "out", "--drop", "in/photo-2.jpg", "--apart", "in/photo-1.jpg", "--json")
    assert (answer.code, answer.json) == (
        0,
        {"schema": "gallery.decide/1", "keep": 0, "drop": 1, "best": 0, "apart": 0, "framed": 0},
    )
    assert gallery("build", "in", *ALONE, "-o", "out", "--json").json["published"] == 1
    assert (
        "0 kept, 0 left out, 0 best, 0 pairs told apart, 0 framed"
        in gallery("decide", "out", "--forget", "in/photo-2.jpg").out
    )
    assert gallery("decide", "out").code == 2


def test_points_and_parts_are_remembered_by_content(gallery: Command, photos: Path) -> None:
    answer = gallery(
        "decide", "out", "--focal", "in/photo-1.jpg=0.25,0.75", "--crop", "in/photo-1.jpg=square:0.1,0.2,0.5,0.5"
    )
    assert "1 framed" in answer.out
    gallery("decide", "out", "--crop", "in/photo-1.jpg=og:0,0,1,0.5")
    edits = json.loads(Path("out/gallery.edits.json").read_text())
    (said,) = edits["photos"].values()
    assert said["focal"] == {"x": 0.25, "y": 0.75}
    assert said["crops"].keys() == {"square", "og"}
    assert "0 framed" in gallery("decide", "out", "--forget", "in/photo-1.jpg").out


@pytest.mark.parametrize(
    "arguments",
    [
        ("--focal", "in/photo-1.jpg"),
        ("--focal", "in/photo-1.jpg=0.5"),
        ("--focal", "in/photo-1.jpg=0.5,1.5"),
        ("--focal", "in/photo-1.jpg=left,top"),
        ("--focal", "in/photo-1.jpg=nan,0"),
        ("--focal", "=0,0"),
        ("--crop", "in/photo-1.jpg=0,0,1,1"),
        ("--crop", "in/photo-1.jpg=square:0,0,1"),
        ("--crop", "in/photo-1.jpg=square:0.5,0,0.6,1"),
        ("--crop", "in/photo-1.jpg=square:0,0,0,1"),
    ],
)
def test_points_and_parts_that_are_none_are_explained(
    gallery: Command, photos: Path, arguments: tuple[str, ...]
) -> None:
    answer = gallery("decide", "out", *arguments)
    assert answer.code == 2
    assert f"Write {arguments[0]} photo.jpg=" in answer.err
    assert not Path("out").exists()
