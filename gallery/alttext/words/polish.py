"""Polish words that give a bad alt text away, in the cases and numbers they occur in."""

from gallery.alttext.words.lexicon import Lexicon, marks, phrases, terms

LEXICON = Lexicon(
    articles=terms("to ten ta te nasze nasz nasza"),
    media=terms(
        "zdjęcie zdjęcia zdjęciu zdjęciem zdjęć zdjęciom zdjęciami zdjęciach zdj foto fotka fotki fotkę fotką fotek "
        "fot fotografia fotografie fotografii fotografię fotografią fotografiami fotografiach fotorelacja fotorelacji "
        "fotorelację fotogaleria fotogalerii obraz obrazu obrazem obrazy obrazek obrazka obrazkiem obrazki obrazków "
        "grafika grafiki grafikę grafiką grafice ilustracja ilustracji ilustrację ilustracje"
    ),
    filler=terms(
        "z ze w we na do i oraz od o dla przy nr numer to jest nasze nasz nasza galeria galerii galerię galerie "
        "album albumu wydarzenie wydarzenia wydarzeń wydarzeniu impreza imprezy imprezie artykuł artykułu wpis wpisu "
        "strona strony stronie tekst tekstu news newsa aktualność aktualności relacja relacji główne główna główny "
        "kolejne kolejna inne inna różne ładne piękne poglądowe poglądowa przykładowe przykładowa ilustracyjne "
        "ilustracyjna tytułowe tytułowa okładkowe wyróżniające dodatkowe nowe najnowsze"
    ),
    placeholders=phrases(
        "tekst alternatywny|tekst alt|dodaj tekst alternatywny|wpisz tekst alternatywny|opis|opis zdjęcia|"
        "opis obrazka|opis obrazu|opis grafiki|opis fotografii|opis alternatywny|dodaj opis|brak|brak opisu|"
        "brak opisu zdjęcia|brak tekstu|brak alt|brak tekstu alternatywnego|brak zdjęcia|brak danych|bez opisu|"
        "bez tytułu|bez nazwy|do uzupełnienia|uzupełnić|uzupełnij|do zrobienia|do opisania|ikona|ikonka|baner|"
        "miniatura|miniaturka|miniatura zdjęcia|dekoracja|dekoracyjne|dekoracyjny|dekoracyjna|element dekoracyjny|"
        "element graficzny|element ozdobny|ozdobnik|ozdobne|obraz dekoracyjny|obrazek dekoracyjny|"
        "grafika dekoracyjna|grafika ozdobna|zdjęcie dekoracyjne|zdjęcie ozdobne|pusty|puste|nieznany|tytuł|"
        "nagłówek|podpis|tło|galeria|galeria zdjęć|kliknij|kliknij aby powiększyć|kliknij by powiększyć|powiększ|"
        "powiększ zdjęcie|powiększenie|zobacz|zobacz więcej|czytaj więcej|więcej|zrzut ekranu|slajd|plik|załącznik|"
        "nazwa pliku|zdjęcie w tle|separator|kreska|linia|strzałka"
    ),
    source=terms("z ze"),
    counters=terms("nr numer część cz slajd rys ryc galeria"),
    between=terms("z ze na"),
    adjectives=terms("małe duże nowe stare piękne"),
    kinds=terms(
        "grupowe grupowa grupowego zbiorowe zbiorowa lotnicze lotnicza satelitarne satelitarna archiwalne archiwalna "
        "historyczne historyczna rentgenowskie czarno ślubne ślubna rodzinne rodzinna paszportowe legitymacyjne "
        "portretowe portretowa lotu drona powietrza góry satelity archiwum mikroskopowe termowizyjne panoramiczne"
    ),
    weak=terms("obrazek grafika foto"),
    genres=terms("obraz obrazu obrazem obrazy ilustracja ilustracji ilustrację ilustracje"),
    endings=terms("foto grafika obrazek"),
    shows=marks(r"przedstawi\w* | pokazuj\w* | ukazuj\w* | prezentuj\w* | obrazuj\w* | na którym | na której"),
    genitive=terms("zdjęcie zdjęcia fotografia fotografie fotka fotki obrazek obrazki grafika"),
    openings=phrases(
        "na zdjęciu|na zdjęciach|na tym zdjęciu|na powyższym zdjęciu|na poniższym zdjęciu|na fotografii|"
        "na fotografiach|na fotce|na obrazku|na obrazie|na grafice|na ilustracji|zdjęcie na którym|"
        "fotografia na której|w kadrze"
    ),
    labels=terms("zdjęcie fotografia foto fot zdj obraz obrazek grafika ilustracja podpis opis"),
    credits=marks(
        "fot. | fot: | fot.: | foto: | foto. | zdj. | zdj.: | autor zdjęcia | autorka zdjęcia | autor fotografii | "
        "autor: | autorka: | źródło: | źródło zdjęcia | zdjęcie: | zdjęcia: | fotografował | fotografowała | "
        "wszelkie prawa zastrzeżone"
    ),
)
