"""``reference/rules.md``, from the rules of the alt-text audit."""

import sys

from gallery.alttext.rules import BUILT_IN, rules
from gallery.ports import Rule
from writers.markdown import MADE, code, summary, table

_INTRODUCTION = """
# Rules of the alt-text audit

`gallery build` lists the findings in its report, `gallery alt audit FILE` audits a manifest, a page or an alt sheet,
and `gallery check` fails on every error. A rule is named for what it flags, so that `off` reads right:

```toml
[alt.rules]
one-word = "off"
too-long = "error"
```

Where a rule is wrong about one photo, say so, with the reason; it stands in the report and in what `check` answers:

```text
gallery alt accept OUT all-caps IMG_2041.JPG --reason "so it is on the sign"
```

A text that is missing, blank, stale or that nobody has read cannot be accepted: write it, approve it, or mark the photo
as decorative.

The headline rule is the W3C's for groups of images: each image is described on its own, and in relation to the group.
"""


def page() -> str:
    """The page."""
    found = rules()
    rows = [(f"[{rule.id}](#{rule.id})", str(rule.severity), _flags(rule)) for rule in found]
    overview = table(("rule", "severity", "flags"), rows)
    return "\n".join([f"{MADE}{_INTRODUCTION}", overview, *(_section(rule) for rule in found)])


def _section(rule: Rule) -> str:
    shown = f"- Flagged: {code(rule.bad)}\n" if rule.bad.strip() else ""
    return (
        f"({rule.id})=\n## {rule.id}\n\n**{rule.severity}** · {rule.standard}\n\n{_flags(rule)}\n\n{rule.help}\n\n"
        f"{shown}- Better: {code(rule.good)}\n"
    )


def _flags(rule: Rule) -> str:
    """The first sentence of the rule's file, without the word that every one begins with."""
    said = summary(sys.modules[BUILT_IN[rule.id][0].partition(":")[0]]).removeprefix("Flags ")
    return said[:1].upper() + said[1:]
