"""What people are told of texts in every state: drafts, stale ones, accepted findings, rows of nobody."""

import csv
import json
import re
from pathlib import Path

import pytest

from tests.cli.conftest import Command
from tests.metadata.makers import xmp_segment
from tests.photos import folder, jpeg

ALONE = ("--workers", "1", "--set", 'languages=["en"]')


@pytest.fixture
def built(gallery: Command, tmp_path: Path) -> Command:
    folder(tmp_path / "in", 2)
    gallery("build", "in", *ALONE, "-o", "out")
    return gallery


def rows() -> list[dict[str, str]]:
    with Path("out/alts.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


def write(found: list[dict[str, str]], name: str = "out/alts.csv") -> None:
    with Path(name).open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, found[0].keys(), delimiter=";")
        writer.writeheader()
        writer.writerows(found)


def texts(*said: str) -> None:
    found = rows()
    for row, text in zip(found, said, strict=True):
        row["alt_en"] = text
    write(found)


def test_a_finding_is_accepted_told_and_taken_back(built: Command) -> None:
    texts("PHOTO OF A BRIDGE OVER THE RIVER", "Two children wave from a boat")
    assert "all-caps" in built("build", "in", *ALONE, "-o", "out").out + built("check", "out").out
    answer = built("alt", "accept", "out", "all-caps", "photo-1.jpg", "--reason", "so it stands on the sign")
    assert (answer.code, answer.out) == (0, "all-caps is accepted for 1 photo. Build again to see it.\n")
    assert "1 finding accepted for a reason" in built("build", "in", *ALONE, "-o", "out").out
    assert "all-caps accepted: so it stands on the sign" in built("check", "out").out
    assert (
        "all-caps is looked for again in 1 photo"
        in built("alt", "accept", "out", "all-caps", "photo-1.jpg", "--reason", "").out
    )
    assert built("alt", "accept", "out", "missing", "photo-1.jpg", "--reason", "x").code == 2


def test_what_replaced_pictures_cost_is_told(built: Command) -> None:
    texts("A bridge over a river", "Two children wave from a boat")
    built("build", "in", *ALONE, "-o", "out")
    Path("in/photo-1.jpg").write_bytes(jpeg(77))
    answer = built("build", "in", *ALONE, "-o", "out")
    assert "1 stale" in answer.out
    assert "Some pictures have changed since their texts were written" in answer.out


def test_drafts_are_told_with_the_way_to_approve_them(built: Command) -> None:
    for number in (1, 2):
        packet = (
            '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
            '<rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:description><rdf:Alt>'
            f'<rdf:li xml:lang="en">A bridge over a river, seen from side {number}</rdf:li></rdf:Alt></dc:description>'
            "</rdf:Description></rdf:RDF></x:xmpmeta>"
        ).encode()
        photo = Path(f"in/photo-{number}.jpg")
        photo.write_bytes(photo.read_bytes()[:2] + xmp_segment(packet) + photo.read_bytes()[2:])
    answer = built("build", "in", *ALONE, "--set", 'alt.sources=["edits", "caption"]', "-o", "out")
    assert "Alt text in en: 2 draft." in answer.out
    assert "Drafts are not published. Read them in" in answer.out


def test_rows_of_nobody_are_named_and_the_rest_is_shown(built: Command) -> None:
    found = rows()
    found[0]["alt_en"] = "A bridge over a river"
    write([*found, {**found[0], "id": "f" * 16, "source": "elsewhere.jpg"}], "given.csv")
    answer = built("alt", "import", "out", "given.csv")
    assert "elsewhere.jpg" in answer.err
    assert "A bridge over a river" in answer.out
    assert not Path("out/gallery.edits.json").exists()


def test_check_mends_and_tells_what(built: Command) -> None:
    image = next(Path("out/public/images").iterdir())
    left = image.with_name(re.sub(r"-[0-9a-f]{8}-", "-0a1b2c3d-", image.name))
    (Path("out/public") / "index.html").write_text("changed by hand")
    left.write_bytes(b"of an earlier build")
    answer = built("check", "out", "--fix")
    assert left.name in answer.out.splitlines()[0]
    assert not left.exists()
    assert "index.html" in answer.out
    assert "did not run" in answer.out
    fixed = built("check", "out", "--fix", "--json").json
    assert fixed["fixed"] == []


@pytest.mark.parametrize("damage", ["{", '{"schema": "gallery.edits/99"}'])
def test_damaged_decisions_accept_nothing_and_check_still_answers(built: Command, damage: str) -> None:
    texts("PHOTO OF A BRIDGE OVER THE RIVER", "Two children wave from a boat")
    built("build", "in", *ALONE, "-o", "out")
    built("alt", "accept", "out", "all-caps", "photo-1.jpg", "--reason", "on the sign")
    built("build", "in", *ALONE, "-o", "out")
    Path("out/gallery.edits.json").write_text(damage)
    assert "accepted" not in built("check", "out").out
    found = built("alt", "audit", "out", "--json").json
    assert (found["accepted"], "all-caps" in {one["rule"] for one in found["findings"]}) == ([], True)


def test_a_manifest_alone_is_audited_by_the_usual_rules(built: Command) -> None:
    Path("gallery.json").write_bytes(Path("out/public/gallery.json").read_bytes())
    assert {one["rule"] for one in built("alt", "audit", "gallery.json", "--json").json["findings"]} == {"missing"}


@pytest.mark.parametrize("said", ["yes", ["missing"], 1])
def test_a_sheet_whose_acceptances_have_no_reasons_is_refused(built: Command, said: object) -> None:
    sheet = {"language": "en", "images": [{"id": "1", "alt": "A bridge", "suppressed": said}]}
    Path("sheet.json").write_text(json.dumps(sheet))
    answer = built("alt", "audit", "sheet.json")
    assert answer.code == 1
    assert "suppressed" in answer.err
