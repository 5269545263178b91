"""German words that give a bad alt text away."""

from gallery.alttext.words.lexicon import Lexicon, marks, phrases, terms

LEXICON = Lexicon(
    articles=terms("der die das ein eine dieses diese unser unsere"),
    media=terms("bild bilder bildes bildern foto fotos fotografie fotografien grafik grafiken abbildung aufnahme"),
    filler=terms(
        "von vom aus der die das den dem ein eine und zu zum zur im in auf unser unsere galerie bildergalerie "
        "veranstaltung veranstaltungen artikel beitrag seite webseite symbolbild titelbild"
    ),
    placeholders=phrases(
        "alternativtext|kein alternativtext|beschreibung|keine beschreibung|bildbeschreibung|ohne titel|unbenannt|"
        "unbekannt|leer|platzhalter|dekorativ|dekoratives bild|symbolbild|titelbild|vorschaubild|galerie|"
        "bildergalerie|hintergrund|mehr|weiterlesen|vergrößern|bild vergrößern|trennlinie|bildschirmfoto"
    ),
    source=terms("aus vom"),
    counters=terms("nr nummer teil abb"),
    between=terms("von"),
    kinds=terms("gruppen luft historisches historische archiv"),
    genres=terms("abbildung"),
    endings=terms("bild bilder foto fotos grafik"),
    shows=marks("von | vom | mit | des | zeigt | zeigen"),
    openings=phrases("auf dem bild|auf dem foto|auf diesem bild|auf diesem foto|im bild|das bild zeigt|das foto zeigt"),
    labels=terms("bild foto grafik abbildung"),
    credits=marks("foto: | fotos: | bild: | foto von | bildnachweis | bildquelle | quelle: | fotograf:"),
)
