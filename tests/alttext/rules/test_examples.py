"""Every rule's own examples: the bad one is flagged by it, the good one by no rule that is an error."""

from dataclasses import replace

import pytest

from gallery.alttext.audit import audit
from gallery.alttext.html import audit_html
from gallery.alttext.rules import BUILT_IN, rule_named, rules
from gallery.model import Finding, Severity
from gallery.ports import Rule, Sheet, SheetImage

# What the rule compares the text with.
AROUND: dict[str, SheetImage] = {
    "same-as-caption": SheetImage(id="x", alt="", caption=rule_named("same-as-caption").bad),
    "same-as-file-name": SheetImage(id="x", alt="", file_name="photos/team-lunch-1024x683.jpg"),
}
PAGES = {"linked-thumbnail", "same-as-adjacent-text", "same-as-title-attribute", "decorative-conflict"}


def sheet_for(rule: Rule, text: str) -> Sheet:
    """The text with what the rule needs around it; an empty example means a missing or decorative one."""
    bad = rule.bad
    image = replace(AROUND.get(rule.id, SheetImage(id="x", alt="")), alt=text)
    siblings: tuple[str, ...] = ()
    others: dict[str, dict[str, str | None]] = {}
    if rule.id in ("missing", "missing-translation"):
        image = replace(image, alt=text or None)
    if rule.id == "missing-translation":
        others = {"pl": {"x": "Wóz strażacki jedzie po drewnianym moście"}}
    if rule.id == "copied-translation":
        others = {"pl": {"x": bad}}
    if rule.id == "decorative-with-content":
        image = replace(image, caption="The new desks")
    if rule.id == "mostly-decorative":
        siblings = ("", "", "", "Two children wave")
    if rule.id in ("duplicate-in-gallery", "same-as-headline"):
        siblings = (bad,)
    if rule.id == "numbered-duplicates":
        siblings = ("City run 2",)
    if rule.id == "headline-prefix":
        siblings = ("Mayor at the conference in Orleans: the audience",)
    if rule.id == "near-duplicate":
        siblings = ("The mayor shakes hands with sponsors in the large conference hall",)
    headline = "Mayor at the conference in Orleans" if "headline" in rule.id else ""
    if rule.id == "stale":
        image = replace(image, status="stale" if text == bad else "approved")
    if rule.id == "unreviewed-draft":
        image = replace(image, status="draft" if text == bad else "approved", source="model")
    if rule.id == "text-in-image":
        image = replace(image, words=("Library closed", "until 1 June"))
    if rule.id == "needs-long-description":
        lines = ("ten words in each line of this long programme poster",)
        image = replace(image, words=lines * (3 if text == bad else 1))
    people = ("Anna Kowalska",) if rule.id == "name-not-allowed" else ()
    images = (image, *(SheetImage(id=f"y{number}", alt=alt) for number, alt in enumerate(siblings)))
    return Sheet(language="en", headline=headline, images=images, others=others, people=people)


def findings(rule: Rule, text: str) -> list[Finding]:
    found = audit_html(text, language="en") if rule.id in PAGES else audit(sheet_for(rule, text))
    return [finding for finding in found if finding.image in ("x", "img-1")]


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.id)
def test_the_bad_example_is_flagged_by_its_rule(rule: Rule) -> None:
    assert rule.id in {finding.rule for finding in findings(rule, rule.bad)}


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.id)
def test_the_good_example_is_flagged_by_no_rule(rule: Rule) -> None:
    found = findings(rule, rule.good)
    assert rule.id not in {finding.rule for finding in found}
    assert [finding.rule for finding in found if finding.severity is Severity.ERROR] == []


@pytest.mark.parametrize("name", BUILT_IN)
def test_a_rule_has_the_id_it_is_listed_under_with_help_and_source(name: str) -> None:
    rule = rule_named(name)
    assert rule.id == name
    assert rule.help.endswith(".")
    assert rule.standard


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.id)
def test_every_rule_speaks_polish(rule: Rule) -> None:
    assert rule.help_pl
    if rule.id not in PAGES:
        english, polish = (audit(sheet_for(rule, rule.bad), messages=language) for language in ("en", "pl"))
        said = {one.message for one in polish if one.rule == rule.id}
        assert said
        assert said.isdisjoint(one.message for one in english)
        assert not any("“" in one.message for one in polish)
