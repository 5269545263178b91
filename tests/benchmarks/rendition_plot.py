"""Milliseconds a photo as bars in an SVG that is readable on light and dark pages."""

from collections.abc import Sequence
from html import escape

Bar = tuple[tuple[str, ...], str, float, float]
"""Formats, program, milliseconds a photo, how many times sharp's time (0 where that is not known)."""

WIDTH, LEFT, RIGHT, STEP, HEAD = 720, 150, 130, 26, 40
TITLES = {"webp": "WebP", "jpeg": "JPEG"}
STYLE = (
    "<style>.paper{fill:#fff}text{fill:#222}.ours{fill:#0b5cad}.theirs{fill:#8a8f98}.least{fill:#c9ccd1}"
    "@media (prefers-color-scheme:dark){.paper{fill:#16181c}text{fill:#e6e6e6}.ours{fill:#5aa9f0}.theirs{fill:#7c828c}"
    ".least{fill:#4a4f57}}</style>"
)


def plot(bars: Sequence[Bar], photos: int) -> str:
    """A group of bars for each set of formats, each labelled with its time and its ratio to sharp."""
    groups = list(dict.fromkeys(formats for formats, _, _, _ in bars))
    height = len(bars) * STEP + len(groups) * HEAD + 20
    longest = max(value for _, _, value, _ in bars)
    parts, top = [], 0
    for group in groups:
        title = " + ".join(TITLES[form] for form in group)
        parts.append(f'<text x="12" y="{top + 26}" font-weight="bold">{title}, four widths: ms a photo</text>')
        top += HEAD
        for _, name, value, ratio in (bar for bar in bars if bar[0] == group):
            length = value / longest * (WIDTH - LEFT - RIGHT)
            beside = f", {ratio:.2f} × sharp" if ratio else ""
            kind = "ours" if name.startswith("gallery") else "least" if name == "floor" else "theirs"
            parts.append(f'<text x="{LEFT - 8}" y="{top + 15}" text-anchor="end">{escape(name)}</text>')
            parts.append(f'<rect class="{kind}" x="{LEFT}" y="{top + 2}" width="{length:.1f}" height="{STEP - 7}"/>')
            parts.append(f'<text x="{LEFT + length + 6:.1f}" y="{top + 15}">{value:.0f}{beside}</text>')
            top += STEP
    words = "; ".join(f"{' + '.join(group)}: {name} {value:.0f}" for group, name, value, _ in bars)
    begin = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img" aria-labelledby="t d" '
        f'font-family="sans-serif" font-size="12"><title id="t">Milliseconds a photo of 12 megapixels</title>'
        f'<desc id="d">Medians over {photos} photos, milliseconds a photo. {escape(words)}.</desc>{STYLE}'
        f'<rect class="paper" width="{WIDTH}" height="{height}"/>'
    )
    return "\n".join([begin, *parts, "</svg>"]) + "\n"
