"""`gallery alt rules` as people and programs see it."""

from gallery.alttext.rules import rules
from tests.cli.conftest import Command


def test_every_rule_is_listed_with_its_severity_and_its_reason(gallery: Command) -> None:
    answer = gallery("alt", "rules")
    lines = answer.out.splitlines()
    assert answer.code == 0
    assert [line.split() for line in lines[::2]] == [[str(rule.severity), rule.id] for rule in rules()]
    assert [line.strip() for line in lines[1::2]] == [rule.help for rule in rules()]


def test_reasons_can_be_read_in_polish(gallery: Command) -> None:
    lines = gallery("alt", "rules", "--messages", "pl").out.splitlines()
    assert [line.strip() for line in lines[1::2]] == [rule.help_pl for rule in rules()]


def test_programs_get_both_languages_and_the_examples(gallery: Command) -> None:
    answer = gallery("alt", "rules", "--json").json
    assert answer["schema"] == "gallery.alt-rules/1"
    listed = {one["id"]: one for one in answer["rules"]}
    assert listed.keys() == {rule.id for rule in rules()}
    missing = listed["missing"]
    assert (missing["severity"], missing["bad"], missing["good"] != "") == ("error", "", True)
    assert missing["help"] != missing["help_pl"]
