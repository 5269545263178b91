"""Makes a town's news page whose eight photos all have the headline as alternative text, and the same page put right.

Run ``python samples/make_news.py [OUT]``; ``OUT`` is ``samples/news`` if not given. The pictures are small copies of
those in ``samples/conference``.
"""

import sys
from html import escape
from io import BytesIO
from pathlib import Path
from typing import Final

from PIL import Image, ImageDraw, ImageOps

SAMPLES: Final = Path(__file__).parent
HEADLINE: Final = "Burmistrz Alina Jodłowska na konferencji we Francji"
TOWN: Final = "Urząd Miasta Wierzbogród"
SIDE: Final = 480

# File among the photos of the event -> what the picture shows and why it is there.
PHOTOS: Final = {
    "DSC_0402.JPG": "Kamienne merostwo w Saint-Aubrac z zegarem nad balkonem, przed wejściem stoją goście",
    "IMG_2034.JPG": "Pełna sala konferencyjna: na scenie mówczyni obok ekranu z wykresem",
    "IMG_2041.JPG": "Alina Jodłowska w bordowej marynarce przemawia zza mównicy o mieście bez progów",
    "DSC_0418.JPG": "Czworo uczestników panelu siedzi za długim stołem, za nimi ekran z wykresem słupkowym",
    "IMG_2050.JPG": "Widziany z góry plan ulicy na stole, nad którym pochyla się kilka osób z pisakami",
    "IMG_2058.JPG": "Burmistrz i mer siedzą nad otwartymi teczkami, porozumienie podpisują w obecności świadków",
    "P5140032.JPG": "Drewniana makieta dworca i okolicznych domów, której wolno dotykać",
    "Zdjęcie grupowe — schody.jpg": "Obie delegacje stoją w trzech rzędach na schodach merostwa",
}

_STYLE: Final = (
    "body{max-width:60rem;margin:0 auto;padding:1rem;font:1rem/1.6 sans-serif}"
    ".galeria{display:grid;grid-template-columns:repeat(auto-fill,minmax(13rem,1fr));gap:.75rem}"
    ".galeria img{width:100%;height:auto}"
)
_TEXT: Final = (
    "Przez dwa dni w Saint-Aubrac-sur-Lienne rozmawiano o tym, jak urządzić miasto, po którym każdy porusza się sam. "
    "Wierzbogród opowiedział o krawężnikach, które zniknęły, i o pętlach indukcyjnych w okienkach urzędu.",
    "Na koniec oba samorządy podpisały porozumienie: jesienią goście przyjadą obejrzeć nowy przystanek tramwajowy.",
)


def page(alts: list[str]) -> str:
    """The news page as a browser saves it, with these alternative texts."""
    images = "\n".join(
        f'<a href="zdjecia/{number}.jpg"><img src="zdjecia/{number}.jpg" alt="{escape(alt)}"></a>'
        for number, alt in enumerate(alts, 1)
    )
    text = "\n".join(f"<p>{paragraph}</p>" for paragraph in _TEXT)
    return f"""<!doctype html>
<html lang="pl">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{HEADLINE} - {TOWN}</title>
<meta property="og:site_name" content="{TOWN}">
<meta property="og:title" content="{HEADLINE}">
<style>{_STYLE}</style>
</head>
<body>
<header>
<a href="#strona-glowna"><img src="zdjecia/herb.png" alt="{TOWN}, strona główna" width="48" height="48"></a>
</header>
<main>
<h1>{HEADLINE}</h1>
{text}
<div class="galeria">
{images}
</div>
</main>
</body>
</html>
"""


def small(path: Path) -> bytes:
    """A photo as a news page shows it, upright and without metadata."""
    with Image.open(path) as photo:
        picture = ImageOps.exif_transpose(photo).convert("RGB")
    picture.thumbnail((SIDE, SIDE), Image.Resampling.LANCZOS)
    out = BytesIO()
    picture.save(out, "JPEG", quality=72, optimize=True, progressive=True)
    return out.getvalue()


def arms() -> bytes:
    """The arms of the town: a willow on a shield."""
    picture = Image.new("RGB", (96, 96), "white")
    pen = ImageDraw.Draw(picture)
    pen.polygon([(12, 8), (84, 8), (84, 52), (48, 90), (12, 52)], fill="#0b4f8a", outline="#083a66")
    pen.rectangle((44, 44, 52, 74), fill="#f2d7a6")
    pen.ellipse((24, 18, 72, 54), fill="#7fb069")
    out = BytesIO()
    picture.save(out, "PNG", optimize=True)
    return out.getvalue()


def main(out: Path) -> None:
    """Write both pages and their pictures, and print one line for each."""
    (out / "zdjecia").mkdir(parents=True, exist_ok=True)
    _write(out / "zdjecia" / "herb.png", arms())
    for number, name in enumerate(PHOTOS, 1):
        _write(out / "zdjecia" / f"{number}.jpg", small(SAMPLES / "conference" / name))
    _write(out / "przed.html", page([HEADLINE] * len(PHOTOS)).encode())
    _write(out / "po.html", page(list(PHOTOS.values())).encode())


def _write(path: Path, data: bytes) -> None:
    path.write_bytes(data)
    print(f"{len(data):8,}  {path.name}")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else SAMPLES / "news")
