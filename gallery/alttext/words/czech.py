"""Czech words that give a bad alt text away."""

from gallery.alttext.words.lexicon import Lexicon, marks, phrases, terms

LEXICON = Lexicon(
    articles=terms("ten ta to tato tento naše"),
    media=terms(
        "foto fotka fotky fotek fotografie fotografií snímek snímky snímku obrázek obrázky obrázku obrázků obraz "
        "ilustrace"
    ),
    filler=terms(
        "z ze v na do a i od o pro galerie fotogalerie album akce akcí události událost článku článek stránky"
    ),
    placeholders=phrases(
        "alternativní text|popis|popis obrázku|bez popisu|bez názvu|neznámý|prázdné|dekorativní|dekorativní obrázek|"
        "miniatura|náhled|ikona|banner|galerie|fotogalerie|pozadí|zvětšit|číst dál|více|snímek obrazovky|"
        "ilustrační foto|ilustrační obrázek"
    ),
    source=terms("z ze"),
    counters=terms("číslo č část obr"),
    between=terms("z ze"),
    kinds=terms("skupinové skupinová letecké letecký letecká archivní historická historické satelitní"),
    genres=terms("obraz ilustrace"),
    endings=terms("foto fotka obrázek"),
    shows=marks(r"zobrazuj\w* | ukazuj\w* | na kterém | na které"),
    genitive=terms("fotka fotografie snímek obrázek"),
    openings=phrases("na fotce|na fotografii|na snímku|na obrázku|na fotkách|na snímcích"),
    labels=terms("foto fotografie snímek obrázek popis"),
    credits=marks("foto: | fotil | fotila | autor fotografie | zdroj:"),
    complex=terms(
        "graf diagram schéma mapa plán tabulka plakát infografika snímek leták diplom dopis formulář stránka "
        "ilustrace kresba text"
    ),
    groups=terms(
        "tým skupina účastníci účastnice hosté publikum členové zaměstnanci kolegové návštěvníci vítězové ceny"
    ),
    own=terms("můj moje mého mé mnou"),
    opinions=terms("nádherný nádherná nádherné krásný krásná krásné úžasný úžasná úžasné skvělý skvělá"),
    minors=terms("dítě děti dětí chlapec chlapci dívka dívky miminko žák žáci žákyně školák školáci"),
    patrons=terms("ulice náměstí škola muzeum pomník svatý"),
)
