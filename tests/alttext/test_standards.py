"""Every rule leads to a page that explains it."""

import pytest

from gallery.alttext.rules import rules
from gallery.alttext.standards import standard_page
from gallery.ports import Rule


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.id)
def test_every_rule_has_a_page_of_the_w3c(rule: Rule) -> None:
    assert standard_page(rule.standard).startswith("https://www.w3.org/WAI/")


def test_the_most_particular_page_wins() -> None:
    assert standard_page("WCAG 1.1.1, F30; WAI tutorial, groups of images").endswith("/tutorials/images/groups/")
    assert standard_page("WCAG 1.1.1, F30").endswith("/failures/F30")
    assert standard_page("WCAG 3.1.2").endswith("/language-of-parts")
    assert standard_page("ACT 9eb3f6").endswith("/rules/9eb3f6/")
    assert standard_page("a habit of ours").endswith("/non-text-content")
