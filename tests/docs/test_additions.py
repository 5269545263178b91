"""The pages that say how to add a rule and a format: their code works as it stands there."""

import re
from io import BytesIO
from pathlib import Path
from textwrap import dedent
from typing import Any

from gallery.image.formats.format import Format
from gallery.model import Severity
from gallery.ports import Rule, Sheet, SheetImage
from tests.photos import encoded, smooth

HOW_TO = Path(__file__).parents[2] / "docs" / "how-to"


def code_of(page: str) -> dict[str, Any]:
    """What the first block of Python on a page defines."""
    found = re.search(r"^( *)```python\n(.*?)^\1```", (HOW_TO / page).read_text("utf-8"), re.MULTILINE | re.DOTALL)
    assert found
    names: dict[str, Any] = {}
    exec(dedent(found[2]), names)
    return names


def test_the_rule_of_the_page_flags_its_bad_example_and_leaves_the_good_one_alone() -> None:
    rule: Rule = code_of("rule.md")["RULE"]
    images = (SheetImage(id="bad", alt=rule.bad), SheetImage(id="good", alt=rule.good), SheetImage(id="none", alt=None))
    assert [image for image, _ in rule.check(Sheet(language="en", images=images))] == ["bad"]
    assert rule.severity is Severity.INFO
    assert rule.help
    assert rule.help_pl


def test_the_format_of_the_page_reads_a_picture() -> None:
    form: Format = code_of("format.md")["BMP"]
    data = encoded(smooth((30, 20)), "BMP")
    assert form.recognise(data[:64])
    assert not form.recognise(encoded(smooth())[:64])
    picture = form.open(BytesIO(data))
    picture.load()
    assert picture.size == (30, 20)
