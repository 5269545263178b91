"""Polish words that give a bad alt text away, in the cases and numbers they occur in."""

from typing import Final

from gallery.alttext.words.lexicon import Lexicon, marks, phrases, terms

_PATRONS: Final = terms(
    "ul ulica ulicy ulicą al aleja alei aleją pl plac placu placem rondo ronda skwer skweru park parku "
    "most mostu pomnik pomnika pomnikiem pomniku im imienia szkoła szkoły szkole liceum biblioteka "
    "biblioteki muzeum dom domu kościół kościoła kościele parafia osiedle os św święty święta świętego "
    "świętej nagroda nagrody turniej memoriał puchar tablica popiersie "
    "stadion stadionu stadionem stadionie uniwersytet uniwersytetu uniwersytetem uniwersytecie akademia akademii "
    "teatr teatru teatrze szpital szpitala szpitalu hala hali lotnisko lotniska lotnisku fundacja fundacji "
    "fundację instytut instytutu filharmonia filharmonii centrum galeria galerii festiwal festiwalu konkurs "
    "konkursu muzeów liceum technikum przedszkole przedszkola przedszkolu parafii bibliotece skwerze mostem "
    "moście rondzie osiedlu tablicę tablicy popiersia pomniki"
)

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
    complex=terms(
        "wykres wykresy wykresu diagram diagramy schemat schematy infografika infografiki infografice mapa mapy mapie "
        "mapka plan plany tabela tabele oś czasu zrzut zrzuty plakat plakaty plakatu afisz afisze slajd slajdy ulotka "
        "ulotki dyplom dyplomy list pismo formularz strona strony menu szablon makieta ilustracja ilustracje rysunek "
        "rysunki szkic komiks kolaż grafika napis napisy napisem treść tekst logo logotyp"
    ),
    groups=terms(
        "zespół zespołu zespoły ekipa ekipy grupa grupy uczestnicy uczestników uczestniczki goście gości publiczność "
        "publiczności widownia członkowie członków osoby ludzie tłum delegaci delegatów delegacja delegacji prelegenci "
        "prelegentów wolontariusze wolontariuszy pracownicy pracowników kadra zwiedzający laureaci laureatów "
        "zwycięzcy zwycięzców"
    ),
    own=terms("mój moja moje mojego mojej moim moją moich mną"),
    feelings=phrases(
        "dobrze się bawią|dobrze się bawi|świetnie się bawią|świetnie się bawi|doskonale się bawią|miło spędzają czas|"
        "w świetnych humorach|w dobrych humorach|nie możemy się doczekać|z dumą"
    ),
    opinions=terms(
        "wspaniały wspaniała wspaniałe wspaniałego wspaniałej wspaniałych piękny piękna piękne pięknego pięknej "
        "pięknych przepiękny przepiękna przepiękne cudowny cudowna cudowne niesamowity niesamowita niesamowite uroczy "
        "urocza urocze uroczych niezapomniany niezapomniana niezapomniane fantastyczny fantastyczna fantastyczne "
        "zachwycający zachwycająca zachwycające rewelacyjny rewelacyjna rewelacyjne znakomity znakomita znakomite "
        "malowniczy malownicza malownicze urokliwy urokliwa urokliwe"
    ),
    guesses=terms(
        "niepełnosprawny niepełnosprawna niepełnosprawni niepełnosprawnych niepełnosprawnego niepełnosprawnej "
        "niepełnosprawnemu niepełnosprawną niepełnosprawnym niepełnosprawnymi kaleka inwalida inwalidzi inwalidów "
        "niewidomy niewidoma niewidomi niewidomych niewidomego niewidomej niewidomemu niewidomą niewidomym niewidomymi "
        "głuchy głucha głusi chory chora chorzy upośledzony upośledzona autystyczny "
        "gruby gruba otyły otyła brzydki brzydka atrakcyjny atrakcyjna przystojny przystojna stary stara starzy "
        "staruszka staruszek starsza starszy starsi seniorka bezdomny bezdomna bezdomni bezdomnych bezdomnego "
        "bezdomnej bezdomnemu "
        "bezdomną bezdomnym bezdomnymi romski cygan cyganka murzyn "
        "azjata azjatka arab arabka ukrainiec ukrainka uchodźca uchodźcy uchodźców uchodźcom uchodźcami uchodźczyni "
        "imigrant imigrantka muzułmanin muzułmanka "
        "żyd żydówka katolik katoliczka smutny smutna zły zła zdenerwowany zdenerwowana samotny samotna pijany pijana "
        "ciężarna"
    ),
    minors=terms(
        "dziecko dziecka dziecku dzieckiem dzieci dzieciom dziećmi dzieciach maluch maluchy maluchów chłopiec chłopca "
        "chłopcu chłopcy chłopców dziewczynka dziewczynki dziewczynce dziewczynkę dziewczynką dziewczynek niemowlę "
        "niemowlęta przedszkolak przedszkolaka przedszkolaki przedszkolaków przedszkolakom przedszkolakami "
        "przedszkolacy uczeń ucznia uczniowi uczniem uczniowie "
        "uczniów uczniom uczniami uczennica uczennicy uczennicę uczennice uczennic nastolatek nastolatka nastolatki "
        "nastolatków córka córki córką syn syna synem wychowanek wychowanka wychowankowie"
    ),
    names=terms(
        "Adam Adrian Agata Agnieszka Aleksander Aleksandra Alicja Amelia Andrzej Aneta Angelika Anita Anna Antoni "
        "Antonina Arkadiusz Artur Barbara Bartłomiej Bartosz Beata Bogdan Bogumiła Bogusław Bożena Cezary Dagmara "
        "Damian Danuta Daniel Dariusz Dawid Dominik Dominika Dorota Edward Edyta Elżbieta Emilia Ewa Ewelina Filip "
        "Franciszek Franciszka Gabriela Genowefa Grażyna Grzegorz Halina Hanna Helena Henryk Hubert Igor Irena "
        "Ireneusz Iwona Izabela Jacek Jadwiga Jakub Jan Janina Janusz Jarosław Jerzy Joanna Jolanta Józef Julia "
        "Julian Justyna Kacper Kamil Kamila Karol Karolina Katarzyna Kazimierz Kinga Klaudia Konrad Krystian Krystyna "
        "Krzysztof Laura Lech Lena Leon Leszek Lidia Lucyna Łucja Łukasz Maciej Magdalena Maja Małgorzata Marcin "
        "Marek Maria Marian Marianna Mariola Mariusz Marta Martyna Maryla Mateusz Michał Mieczysław Mikołaj Milena "
        "Mirosław Mirosława Monika Natalia Nikola Norbert Oliwia Olga Oskar Patrycja Patryk Paulina Paweł Piotr "
        "Przemysław Radosław Rafał Renata Robert Roman Ryszard Sabina Sebastian Sławomir Stanisław Stanisława Stefan "
        "Stefania Sylwester Sylwia Szczepan Szymon Tadeusz Teresa Tomasz Urszula Wacław Waldemar Wanda Weronika "
        "Wiesława Wiesław Wiktor Wiktoria Władysław Władysława Włodzimierz Wojciech Zbigniew Zdzisław Zenon Zofia "
        "Zuzanna Zygmunt"
    ),
    patrons=_PATRONS,
    genitive_after=_PATRONS,
)
