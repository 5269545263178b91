"""Renditions carry rights and approved alt text, and are stamped without being made again."""

import hashlib
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from gallery import build, check_gallery
from gallery.manifest.edits import write_edits
from gallery.metadata.read import read_metadata
from gallery.metadata.verify import private_traces
from gallery.model import AltStatus, AltText, Decisions, Metadata, PhotoDecision, Progress, Rendition
from gallery.pipeline.outcome import BuildReport
from tests.outside import exiftool
from tests.photos import encoded, folder, scene, tree

RIGHTS = {
    "creator": "Town Office",
    "credit": "Urząd Miasta",
    "license_url": "https://l/",
    "acquire_url": "https://a/",
}
FORMATS = ["webp", "avif", "png", "jpeg"]
BRIDGE = {"pl": "Most nad rzeką", "en": "A bridge over a river"}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Two photos full of private facts, the first with an artist and a picture that is partly transparent."""
    root = folder(tmp_path / "in", 1, artist="Anna Nowak", gps=True, serial="SECRET", taken="2026:05:14 10:00:00")
    clear = scene(2, (400, 300)).convert("RGBA")
    clear.putalpha(128)
    (root / "photo-2.png").write_bytes(encoded(clear, "PNG"))
    return root


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "out"


def built(root: Path, out: Path, executor: Any = "serial", on_event: Any = None, **config: Any) -> BuildReport:
    plain = {"slug": "gala", "languages": ["pl", "en"], "rights": RIGHTS, "dedupe": {"similar": "all"}}
    thumbnails = {"widths": [160, 320], "formats": FORMATS, "crops": {"square": "100x100"}}
    return build(root, out, config={**plain, "thumbnails": thumbnails, **config}, executor=executor, on_event=on_event)


def say(root: Path, out: Path, texts: Mapping[str, str], status: AltStatus = "approved") -> None:
    """A person's words about the first photo."""
    sha256 = hashlib.sha256((root / "photo-1.jpg").read_bytes()).hexdigest()
    alt = {language: AltText(value=text, source="human", status=status) for language, text in texts.items()}
    out.mkdir(exist_ok=True)
    decision = PhotoDecision(role="informative", alt=alt)
    (out / "gallery.edits.json").write_bytes(write_edits(Decisions(photos={sha256: decision})))


def images(report: BuildReport, out: Path, item: int = 0) -> dict[Rendition, bytes]:
    """Every rendition of one photo but the full-size copy; photos without a time come last."""
    made = report.manifest.items[item].renditions
    return {one: (out / "public" / one.path).read_bytes() for one in made if one.purpose != "download"}


def said(report: BuildReport, out: Path, item: int = 0) -> Metadata:
    """What the renditions of a photo say, which all say the same."""
    facts = [replace(read_metadata(data), found=()) for data in images(report, out, item).values()]
    assert all(one == facts[0] for one in facts)
    return facts[0]


class TestWhatTheyCarry:
    def test_rights_are_the_photos_own_filled_with_the_events(self, root: Path, out: Path) -> None:
        report = built(root, out)
        assert [said(report, out, item) for item in (0, 1)] == [
            Metadata(creator=creator, credit="Urząd Miasta", license_url="https://l/")
            for creator in ("Anna Nowak", "Town Office")
        ]

    def test_approved_texts_are_there_in_every_language(self, root: Path, out: Path) -> None:
        say(root, out, BRIDGE)
        report = built(root, out)
        assert said(report, out).alt == {"x-default": "Most nad rzeką", **BRIDGE}
        assert said(report, out, 1).alt == {}

    @pytest.mark.parametrize("status", ["draft", "stale"])
    def test_what_nobody_approved_is_not(self, root: Path, out: Path, status: AltStatus) -> None:
        say(root, out, BRIDGE, status)
        assert said(built(root, out, alt={"require": "draft"}), out).alt == {}

    @pytest.mark.parametrize("metadata", [{"write_alt": False}, {"remove": ["alt"]}])
    def test_texts_can_be_left_out(self, root: Path, out: Path, metadata: dict[str, Any]) -> None:
        say(root, out, BRIDGE)
        assert said(built(root, out, metadata=metadata), out) == Metadata(
            creator="Anna Nowak", credit="Urząd Miasta", license_url="https://l/"
        )

    def test_rights_can_be_left_out(self, root: Path, out: Path) -> None:
        say(root, out, BRIDGE)
        report = built(root, out, metadata={"remove": ["rights"]})
        assert said(report, out) == Metadata(alt={"x-default": "Most nad rzeką", **BRIDGE})

    def test_bare_ones_carry_nothing(self, root: Path, out: Path) -> None:
        say(root, out, BRIDGE)
        report = built(root, out, metadata={"policy": "bare"})
        assert said(report, out) == Metadata()
        assert all(exiftool(data) == {} for data in images(report, out).values())

    def test_another_program_sees_just_this(self, root: Path, out: Path) -> None:
        say(root, out, BRIDGE)
        for one, data in images(built(root, out), out).items():
            artist = {} if one.media_type == "image/avif" else {"IFD0:Artist": "Anna Nowak"}
            assert exiftool(data) == artist | {
                "XMP-dc:Creator": "Anna Nowak",
                "XMP-photoshop:Credit": "Urząd Miasta",
                "XMP-xmpRights:WebStatement": "https://l/",
                "XMP-iptcCore:AltTextAccessibility": "Most nad rzeką",
                "XMP-iptcCore:AltTextAccessibility-pl": "Most nad rzeką",
                "XMP-iptcCore:AltTextAccessibility-en": "A bridge over a river",
            }


class TestTheGallery:
    @pytest.mark.parametrize("metadata", [{}, {"policy": "archive"}, {"policy": "bare"}, {"remove": ["rights"]}])
    def test_check_finds_nothing_but_missing_texts(self, root: Path, out: Path, metadata: dict[str, Any]) -> None:
        say(root, out, BRIDGE)
        report = built(root, out, metadata=metadata)
        assert {finding.code for finding in check_gallery(out).findings} == {"alt-missing"}
        for one, data in images(report, out).items():
            assert private_traces(data) == ()
            assert (len(data), hashlib.sha256(data).hexdigest()) == (one.bytes, one.sha256)

    def test_a_name_stands_for_its_bytes(self, root: Path, out: Path) -> None:
        seen: dict[str, str] = {}
        count = 0
        for texts, config in (
            ({}, {}),
            (BRIDGE, {}),
            ({"pl": "Rzeka"}, {}),
            (BRIDGE, {"languages": ["en", "pl"]}),
            (BRIDGE, {"rights": {}}),
            (BRIDGE, {"metadata": {"policy": "bare"}}),
        ):
            say(root, out, texts)
            made = images(built(root, out, **config), out)
            assert all(seen.setdefault(one.path, one.sha256) == one.sha256 for one in made)
            count += len(made)
        assert len(seen) == count

    def test_all_executors_agree(self, root: Path, tmp_path: Path) -> None:
        made = []
        for executor in ("serial", "threads", "processes"):
            say(root, tmp_path / executor, BRIDGE)
            built(root, tmp_path / executor, executor)
            made.append(tree(tmp_path / executor / "public"))
        assert made[0] == made[1] == made[2]


class TestWork:
    def test_other_rights_and_texts_are_stamped_and_nothing_is_decoded(self, root: Path, tmp_path: Path) -> None:
        """Whatever the files carried before, they end as those of a cold build, and the pool holds each once."""
        warm = tmp_path / "warm"
        built(root, warm, metadata={"originals": False})
        changes: list[tuple[Mapping[str, str], dict[str, Any]]] = [
            (BRIDGE, {}),
            ({"pl": "Rzeka"}, {"rights": {"copyright": "© Town"}}),
            ({}, {"metadata": {"policy": "bare", "originals": False}}),
            (BRIDGE, {}),
            ({}, {"rights": {}}),
        ]
        for number, (texts, change) in enumerate(changes):
            cold = tmp_path / f"cold-{number}"
            config = {"metadata": {"originals": False}, **change}
            for place in (warm, cold):
                say(root, place, texts)
            work = built(root, warm, **config).work
            built(root, cold, **config)
            assert (work.decoded, work.rendered, work.cleaned, work.reused) == (0, 0, 0, 2)
            assert tree(warm / "public") == tree(cold / "public")
            assert tree(warm / ".cache/pool").keys() == tree(cold / ".cache/pool").keys()

    def test_what_carries_the_right_credits_is_left_alone(self, root: Path, out: Path) -> None:
        stages: list[str] = []

        def told(event: Progress) -> None:
            stages.append(f"{event.stage} {event.key}")

        built(root, out)
        built(root, out, on_event=told)
        assert not [stage for stage in stages if stage.startswith("stamp")]
        say(root, out, BRIDGE)
        built(root, out, on_event=told)
        assert [stage for stage in stages if stage.startswith("stamp")] == ["stamp ", "stamp photo-1.jpg"]

    @pytest.mark.parametrize("done", [0, 1, 2])
    def test_an_interrupt_costs_nothing_but_the_rest(self, root: Path, tmp_path: Path, done: int) -> None:
        warm, cold = tmp_path / "warm", tmp_path / "cold"
        built(root, warm)
        before = tree(warm / "public")

        def interrupt(event: Progress) -> None:
            if (event.stage, event.done) == ("stamp", done):
                raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            built(root, warm, on_event=interrupt, rights={"creator": "Ewa"})
        assert tree(warm / "public") == before
        assert built(root, warm, rights={"creator": "Ewa"}).work.rendered == 0
        built(root, cold, rights={"creator": "Ewa"})
        assert tree(warm / "public") == tree(cold / "public")

    def test_a_pool_file_that_was_changed_is_rendered_again(self, root: Path, out: Path) -> None:
        built(root, out)
        before = tree(out / "public")
        for path in (out / ".cache/pool").glob("*-*"):
            path.unlink()
            path.write_bytes(b"damaged")
        assert built(root, out).work.rendered == 2
        assert tree(out / "public") == before
