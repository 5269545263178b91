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
    complex=terms(
        "diagramm karte plan tabelle plakat infografik screenshot bildschirmfoto folie flyer urkunde brief "
        "formular webseite illustration zeichnung skizze text titel"
    ),
    groups=terms(
        "team gruppe teilnehmer teilnehmende teilnehmerinnen gäste publikum mitglieder mitarbeiter "
        "mitarbeiterinnen kollegen besucher gewinner preise"
    ),
    own=terms("mein meine meinem meinen meiner mir mich"),
    opinions=terms(
        "wunderbar wunderbare wunderschön wunderschöne toll tolle fantastisch herrlich herrliche atemberaubend"
    ),
    minors=terms("kind kinder kindern junge jungen mädchen baby schüler schülerin schülerinnen jugendliche"),
    patrons=terms("strasse str platz allee schule museum denkmal sankt st kirche haus"),
)
