"""Time and memory by number of photos as an SVG, both axes logarithmic."""

from collections.abc import Mapping, Sequence
from math import log10

WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 720, 400, 70, 70, 30, 50
SERIES = (
    ("wall", "wall time, s", "#0b5cad", ""),
    ("cpu", "CPU time, s", "#0b5cad", "6 4"),
    ("peak_gb", "peak memory, GB", "#a33b00", ""),
    ("photos_gb", "of it the photos, GB", "#a33b00", "6 4"),
)
DECADES = (-1, 3)
"""0.1 to 1,000 s and GB alike."""


def plot(rows: Sequence[Mapping[str, float]]) -> str:
    """A line a measure, a mark a size; the description says the last row in words."""
    first, last = log10(rows[0]["photos"]), max(log10(rows[-1]["photos"]), log10(rows[0]["photos"]) + 1)

    def x(photos: float) -> float:
        return LEFT + (log10(photos) - first) / (last - first) * (WIDTH - LEFT - RIGHT)

    def y(value: float) -> float:
        share = (log10(max(value, 10 ** DECADES[0])) - DECADES[0]) / (DECADES[1] - DECADES[0])
        return HEIGHT - BOTTOM - share * (HEIGHT - TOP - BOTTOM)

    parts = [_begin(rows[-1])]
    for decade in range(DECADES[0], DECADES[1] + 1):
        at = y(10.0**decade)
        parts.append(f'<path d="M{LEFT} {at:.1f}H{WIDTH - RIGHT}" stroke="#ddd"/>')
        parts.append(f'<text x="{LEFT - 8}" y="{at + 4:.1f}" text-anchor="end">{10.0**decade:g}</text>')
    for row in rows:
        at = x(row["photos"])
        parts.append(f'<text x="{at:.1f}" y="{HEIGHT - BOTTOM + 20}" text-anchor="middle">{row["photos"]:,.0f}</text>')
    for number, (name, label, colour, dash) in enumerate(SERIES):
        points = [(x(row["photos"]), y(row[name])) for row in rows]
        way = "L".join(f"{across:.1f} {down:.1f}" for across, down in points)
        parts.append(f'<path d="M{way}" fill="none" stroke="{colour}" stroke-width="2" stroke-dasharray="{dash}"/>')
        parts += [f'<circle cx="{across:.1f}" cy="{down:.1f}" r="3.5" fill="{colour}"/>' for across, down in points]
        row_at = TOP + 14 + number * 18
        parts.append(
            f'<path d="M{LEFT + 12} {row_at - 4}h34" stroke="{colour}" stroke-width="2" stroke-dasharray="{dash}"/>'
        )
        parts.append(f'<text x="{LEFT + 54}" y="{row_at}">{label}</text>')
    parts.append(f'<text x="{WIDTH / 2}" y="{HEIGHT - 8}" text-anchor="middle">photos</text></svg>')
    return "\n".join(parts) + "\n"


def _begin(last: Mapping[str, float]) -> str:
    words = (
        f"{last['photos']:,.0f} photos: {last['wall']:.0f} s, {last['cpu']:.0f} s of CPU, "
        f"{last['peak_gb']:.1f} GB, of which the photos are {last['photos_gb']:.1f} GB."
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-labelledby="t d" '
        f'font-family="sans-serif" font-size="12" fill="#222"><title id="t">Time and memory by number of photos</title>'
        f'<desc id="d">{words}</desc><rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>'
    )
