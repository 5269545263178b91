"""What the audit flags, one rule a file."""

from typing import Final

from gallery.plugins import load, names
from gallery.ports import Rule

GROUP: Final = "gallery.rules"

BUILT_IN: Final[dict[str, tuple[str, str]]] = {
    name: (f"gallery.alttext.rules.{name.replace('-', '_')}:RULE", "")
    for name in (
        "missing",
        "blank",
        "unpronounceable",
        "placeholder",
        "generic",
        "vague",
        "numbered",
        "image-of",
        "ends-with-image",
        "file-extension",
        "camera-name",
        "same-as-file-name",
        "url-or-hash",
        "slug",
        "dimensions",
        "same-as-headline",
        "headline-prefix",
        "duplicate-in-gallery",
        "numbered-duplicates",
        "near-duplicate",
        "same-as-caption",
        "same-as-adjacent-text",
        "same-as-title-attribute",
        "too-long",
        "far-too-long",
        "too-short",
        "one-word",
        "all-caps",
        "emoji",
        "credit-in-alt",
        "keyword-list",
        "subjective",
        "opinion",
        "wrong-language",
        "missing-translation",
        "copied-translation",
        "decorative-with-content",
        "mostly-decorative",
        "decorative-conflict",
        "linked-thumbnail",
        "text-in-image",
        "needs-long-description",
        "name-not-allowed",
        "minor-named",
        "sensitive-guess",
        "stale",
        "unreviewed-draft",
        "encoding",
    )
}


def rules() -> tuple[Rule, ...]:
    """Every built-in rule, in table order."""
    return tuple(rule_named(name) for name in names(BUILT_IN))


def rule_named(name: str) -> Rule:
    """The rule of that id.

    Raises:
        PluginError: There is none, or an installed one cannot be loaded.
    """
    return load(GROUP, name, BUILT_IN, Rule)
