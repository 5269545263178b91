"""The audit as a whole: order, grades, shapes of sheets, and what a stranger's image must not change."""

import pickle
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import gallery
from gallery.alttext.audit import audit, audit_alt_text
from gallery.alttext.rules import rules
from gallery.errors import ConfigError, ManifestError
from gallery.model import Severity
from gallery.ports import SheetImage
from tests.alttext.makers import sheet

ANYTHING = st.one_of(
    st.none(), st.text(max_size=40), st.sampled_from(["image", "Zdjęcie 1", "A dog", "DSC_0001", "", " "])
)
GALLERY_LEVEL = {
    "duplicate-in-gallery",
    "numbered-duplicates",
    "near-duplicate",
    "headline-prefix",
    "mostly-decorative",
}
UNRELATED = "Seven cyclists rest beside a fountain while geese wander past"


def test_findings_follow_the_images_then_the_rules() -> None:
    found = audit_alt_text({"language": "en", "images": [{"id": "b", "alt": "photo"}, {"id": "a", "alt": "ok"}]})
    assert [(finding.image, finding.rule) for finding in found] == [
        ("b", "one-word"),
        ("b", "placeholder"),
        ("a", "one-word"),
        ("a", "too-short"),
    ]
    assert {finding.language for finding in found} == {"en"}


def test_a_good_gallery_has_no_findings() -> None:
    alts = [
        "Burmistrz przecina wstęgę, obok stoi dyrektor szkoły",
        "Burmistrz i dyrektor szkoły trzymają przeciętą wstęgę",
        "Dzieci wbiegają do nowej sali",
        "Widok sali z zewnątrz",
    ]
    assert audit(sheet(*alts, language="pl", headline="Otwarcie sali gimnastycznej")) == []


def test_rules_are_regraded_and_switched_off() -> None:
    images = sheet("photo")
    (finding,) = audit(images, rules={"placeholder": "info", "one-word": "off"})
    assert (finding.rule, finding.severity) == ("placeholder", Severity.INFO)


def test_an_unknown_rule_is_answered_with_the_nearest() -> None:
    with pytest.raises(ConfigError, match="did you mean placeholder"):
        audit(sheet("x"), rules={"placehoder": "off"})
    with pytest.raises(ConfigError, match="unknown alt rule 'zzz'"):
        audit(sheet("x"), rules={"zzz": "off"})


def test_an_unknown_grade_is_refused() -> None:
    with pytest.raises(ConfigError, match="cannot be set to 'fatal'"):
        audit(sheet("x"), rules={"missing": "fatal"})


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ([], "an alt sheet has to be an object, but is a list"),
        ({}, "images of the sheet has to be a list, but is nothing"),
        ({"images": "x"}, "images of the sheet has to be a list, but is text"),
        ({"images": ["x"]}, "image 1 has to be an object, but is text"),
        ({"images": [{"alt": "x"}]}, "image 1 of the alt sheet has no id"),
        ({"images": [{"id": 3}]}, "id of image 1 has to be text, but is a number"),
        ({"images": [{"id": "a", "alt": 3}]}, r"alt of image 1 \(a\) has to be text, but is a number"),
        ({"images": [{"id": "a", "decorative": "yes"}]}, "has to be true or false, but is text"),
        ({"images": [{"id": "a", "picture": "xyz"}]}, "has to be hex digits"),
        ({"images": [{"id": "a"}, {"id": "a"}]}, "the id a occurs twice"),
        ({"images": [], "language": 1}, "language of the sheet has to be text"),
        ({"images": [], "headline": True}, "but is true or false"),
        ({"images": [], "people": "Anna"}, "people of the sheet has to be a list"),
        ({"images": [], "people": [1]}, "people of the sheet has to be text"),
        ({"images": [], "others": []}, "others of the sheet has to be an object"),
        ({"images": [], "others": {"pl": 1}}, r"others \(pl\) has to be an object"),
        ({"images": [], "others": {"pl": {"a": 1}}}, r"alt of others \(pl\) has to be text"),
    ],
)
def test_a_wrong_sheet_is_named(wrong: object, message: str) -> None:
    with pytest.raises(ManifestError, match=message) as caught:
        audit_alt_text(wrong)  # type: ignore[arg-type]
    assert caught.value.code == "alt-sheet"


def test_null_and_absent_are_the_same_and_new_keys_are_left_alone() -> None:
    full = {
        "language": "en-GB",
        "headline": None,
        "people": ["Ann"],
        "later": 1,
        "others": {"pl": {"a": None}},
        "images": [{"id": "a", "alt": None, "decorative": None, "caption": None, "file_name": None, "new": 1}],
    }
    assert audit_alt_text(full) == audit_alt_text({"language": "en", "images": [{"id": "a"}]})


def test_the_public_names_are_these_functions_and_findings_can_be_sent_to_another_process() -> None:
    assert gallery.audit_alt_text is audit_alt_text
    found = gallery.audit_alt_text({"images": [{"id": "a", "alt": None}]})
    assert pickle.loads(pickle.dumps(found)) == found
    assert found[0].language == "und"


@given(st.lists(ANYTHING, max_size=5), st.text(max_size=20), st.sampled_from(["pl", "en", "de", "xx", "und"]))
def test_any_texts_are_audited_the_same_way_twice(alts: list[str | None], headline: str, language: str) -> None:
    gallery_sheet = sheet(*alts, headline=headline, language=language)
    found = audit(gallery_sheet)
    assert found == audit(gallery_sheet)
    assert {finding.image for finding in found} <= {image.id for image in gallery_sheet.images}
    assert len({(finding.image, finding.rule) for finding in found}) == len(found)
    for finding in found:
        assert finding.message
        assert "\n" not in finding.message


@given(st.lists(ANYTHING, max_size=5), st.text(max_size=20))
def test_an_unrelated_good_text_changes_nothing_but_gallery_rules(alts: list[str | None], headline: str) -> None:
    before = sheet(*alts, headline=headline)
    after = replace(before, images=(*before.images, SheetImage(id="new", alt=UNRELATED)))

    def others(images: object) -> list[object]:
        return [found for found in audit(images) if found.image != "new" and found.rule not in GALLERY_LEVEL]  # type: ignore[arg-type]

    assert others(before) == others(after)


@given(st.lists(st.one_of(st.none(), st.text(min_size=1, max_size=30)), max_size=6))
def test_what_has_no_text_and_no_mark_is_never_passed_over(alts: list[str | None]) -> None:
    found = {finding.image for finding in audit(sheet(*alts)) if finding.severity is Severity.ERROR}
    assert {str(number) for number, alt in enumerate(alts) if alt is None or not alt.strip()} <= found


def test_rules_come_in_the_order_of_their_table() -> None:
    assert rules()[0].id == "missing"
    assert len({rule.id for rule in rules()}) == len(rules())


PLUGIN = """
from gallery.model import Severity
from gallery.ports import Rule

RULE = Rule(
    id="no-cats", severity=Severity.INFO, standard="house rules", help="No cats.", bad="cat", good="dog",
    check=lambda sheet: ((image.id, "a cat") for image in sheet.images),
)
"""


def test_an_installed_rule_runs_where_the_settings_name_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    info = tmp_path / "house_rules-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: house-rules\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text("[gallery.rules]\nno-cats = house_rules:RULE\n")
    (tmp_path / "house_rules.py").write_text(PLUGIN)
    monkeypatch.syspath_prepend(str(tmp_path))
    (finding,) = audit(sheet("A cat on a wall"), rules={"no-cats": "error"})
    assert (finding.rule, finding.severity, finding.message) == ("no-cats", Severity.ERROR, "a cat")
    assert audit(sheet("A cat on a wall")) == []
