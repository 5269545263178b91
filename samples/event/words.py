"""Captions, alternative text and credits as the photographers and picture desks typed them."""

from typing import Final

from embedding.iptc import BY_LINE, CAPTION, CITY, COPYRIGHT, COUNTRY, CREDIT, KEYWORD
from embedding.xmp import Face, Xmp

LICENSE: Final = "https://creativecommons.org/licenses/by/4.0/"
TOWN: Final = "Urząd Miasta Wierzbogród"
_RIGHTS: Final = "© 2026 Urząd Miasta Wierzbogród, CC BY 4.0"


def _texts(pl: str = "", en: str = "", alt_pl: str = "", alt_en: str = "") -> Xmp:
    return Xmp(
        description={"x-default": pl, "pl": pl, "en": en} if pl else {},
        alt={"x-default": alt_pl, "pl": alt_pl, "en": alt_en} if alt_pl else {},
        creator="Marta Gil",
        rights=_RIGHTS,
        credit=TOWN,
        web_statement=LICENSE,
        document="xmp.did:5f0c1c2e-8d41-4a6f-9a57-3b1f0e7744aa",
    )


TEXTS: Final = {
    "hall": _texts("Sala konferencyjna przed otwarciem.", "The conference hall before the opening."),
    "speech": _texts(
        "Burmistrz Alina Jodłowska mówi o mieście bez progów.",
        "Mayor Alina Jodłowska speaks about a town without thresholds.",
        "Alina Jodłowska w bordowej marynarce przemawia zza mównicy; za nią slajd „A town without thresholds”.",
        "Alina Jodłowska in a maroon jacket speaks at the lectern; the slide reads “A town without thresholds”.",
    ),
    "panel": _texts("Panel „Ulice, które działają”.", "The panel “Streets that work”."),
    "workshop": _texts("Warsztat: plan ulicy Tkaczy z góry.", "Workshop: the plan of Weavers’ Street from above."),
    "signing": _texts(
        "Podpisanie porozumienia o wymianie doświadczeń.",
        "Signing the agreement on sharing experience.",
        "Alina Jodłowska i Hubert Castagnier siedzą przy stole nad otwartymi teczkami; za nimi stoją trzy osoby.",
        "Alina Jodłowska and Hubert Castagnier sit at a table over open folders; three people stand behind them.",
    ),
    "square": Xmp(
        description={"x-default": "La place du Marché, Saint-Aubrac", "fr": "La place du Marché, Saint-Aubrac"},
        creator="Service communication",
        credit="Ville de Saint-Aubrac-sur-Lienne",
        rights="© Ville de Saint-Aubrac-sur-Lienne",
        web_statement=LICENSE,
    ),
}

FACES: Final = {
    "group": Xmp(
        description={"x-default": "Obie delegacje na schodach merostwa.", "pl": "Obie delegacje na schodach merostwa."},
        creator="Paweł Roszak",
        rights=_RIGHTS,
        credit=TOWN,
        web_statement=LICENSE,
        size=(1600, 1067),
        faces=(
            Face(name="Hubert Castagnier", x=0.358, y=0.392, wide=0.04, tall=0.07),
            Face(name="Alina Jodłowska", x=0.461, y=0.415, wide=0.04, tall=0.07),
        ),
    )
}

_DESK: Final = ((CREDIT, TOWN), (COPYRIGHT, _RIGHTS), (CITY, "Saint-Aubrac-sur-Lienne"), (COUNTRY, "Francja"))

IPTC: Final[dict[str, tuple[tuple[int, str], ...]]] = {
    "town_hall": ((BY_LINE, "Paweł Roszak"), (CAPTION, "Merostwo w Saint-Aubrac-sur-Lienne."), *_DESK),
    "speech": (
        (KEYWORD, "dostępność"),
        (BY_LINE, "Marta Gil"),
        (CAPTION, "Burmistrz Alina Jodłowska mówi o mieście bez progów."),
        *_DESK,
    ),
    "panel": ((BY_LINE, "Paweł Roszak"), (CAPTION, "Panel o ulicach dostępnych dla wszystkich."), *_DESK),
    "signing": ((BY_LINE, "Marta Gil"), (CAPTION, "Podpisanie porozumienia o wymianie doświadczeń."), *_DESK),
    "model": (
        (BY_LINE, "Hélène Faugère"),
        (CAPTION, "La maquette du quartier de la gare, présentée aux délégués."),
        (CREDIT, "Ville de Saint-Aubrac-sur-Lienne"),
        (CITY, "Saint-Aubrac-sur-Lienne"),
        (COUNTRY, "France"),
    ),
}
