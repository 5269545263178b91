"""Rules about people, and how names are found in any case."""

import sys
from collections.abc import Iterator

import pytest

from gallery.alttext import people
from gallery.alttext.audit import audit
from gallery.alttext.people import allowed, names_in, same
from gallery.alttext.words import lexicon_for
from gallery.ports import Sheet, SheetImage

MAYOR = ("Anna Kowalska", "Marek Zieliński", "Jean-Luc Moreau")


@pytest.fixture(params=["lemmas", "endings"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """With the lemmatiser, where it is installed, and without."""
    if request.param == "endings":
        monkeypatch.setattr(people, "_lemmatiser", lambda: None)
    elif people._lemmatiser() is None:
        pytest.skip("the lemmatiser (gallery[pl]) is not installed")
    people._analyses.cache_clear()
    yield
    people._analyses.cache_clear()


def test_a_name_of_two_letters_has_endings_too(way: None) -> None:
    assert same("Nga", "Ng")
    assert not same("Nowak", "Ng")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Anna Kowalska przemawia", [("Anna", "Kowalska")]),
        (
            "Prezydent gratuluje Annie Kowalskiej i Markowi Zielińskiemu",
            [("Annie", "Kowalskiej"), ("Markowi", "Zielińskiemu")],
        ),
        ("Rozmowa z Pawłem Nowakiem-Wójcikiem", [("Pawłem", "Nowakiem-Wójcikiem")]),
        ("Uczniowie przed Urzędem Miasta na Rynku Głównym", []),
        ("Stary Rynek w Lublinie", []),
        ("Ulica Jana Pawła i pomnik Adama Mickiewicza", []),
        ("Szkoła im. Marii Skłodowskiej-Curie", []),
        ("Koncert na placu Jana Pawła II", []),
        ("Ulica Marii Anny Nowak", []),
        ("Stadion Lecha Poznań i Uniwersytet Adama Mickiewicza", []),
        ("W szkole Anna Kowalska czyta dzieciom", [("Anna", "Kowalska")]),
        ("Teatr Stanisława Wyspiańskiego", []),
        ("Przy ulicy Jana Pawła II stoi Anna Kowalska", [("Anna", "Kowalska")]),
        ("Anna przemawia", []),
        ("Plac. Anna. Kowalska", []),
        ("", []),
    ],
)
@pytest.mark.usefixtures("way")
def test_names_are_found_in_every_case(text: str, names: list[tuple[str, ...]]) -> None:
    assert list(names_in(text, lexicon_for("pl"))) == names


def test_english_words_are_no_cases_of_names(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(people, "_lemmatiser", lambda: None)
    text = "The Every Kid in a Park homepage beside Maritime Museum and Danish Crown"
    assert list(names_in(text, lexicon_for("en"))) == []
    assert list(names_in("Victoria Street and the Rose Garden", lexicon_for("en"))) == []
    assert list(names_in("Senator Mary Jones and Jack O'Neill", lexicon_for("en"))) == [
        ("Mary", "Jones"),
        ("Jack", "O'Neill"),
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kowalską", "Kowalska"),
        ("Kowalskiego", "Kowalski"),
        ("Markowi", "Marek"),
        ("Pawłem", "Paweł"),
        ("Ewie", "Ewa"),
        ("Nowakiem", "Nowak"),
        ("ANNA", "Anna"),
    ],
)
@pytest.mark.usefixtures("way")
def test_cases_of_a_name_are_the_same(one: str, other: str) -> None:
    assert same(one, other)


@pytest.mark.parametrize(
    ("one", "other"), [("Marta", "Marek"), ("Nowak", "Nowicki"), ("Ewa", "Ela"), ("Jan", "Janina")]
)
@pytest.mark.usefixtures("way")
def test_other_names_are_not(one: str, other: str) -> None:
    assert not same(one, other)


@pytest.mark.usefixtures("way")
def test_a_name_is_allowed_where_one_person_has_all_of_it() -> None:
    assert allowed(("Annie", "Kowalskiej"), MAYOR)
    assert not allowed(("Anna", "Zielińska"), ("Anna Kowalska",))
    assert not allowed(("Anna", "Moreau"), MAYOR)


def flagged(rule: str, text: str, *, names: tuple[str, ...] = (), language: str = "pl") -> bool:
    sheet = Sheet(language=language, images=(SheetImage(id="1", alt=text),), people=names)
    return rule in {finding.rule for finding in audit(sheet)}


@pytest.mark.usefixtures("way")
def test_only_people_of_the_event_may_be_named() -> None:
    assert flagged("name-not-allowed", "Jan Nowak odbiera nagrodę", names=MAYOR)
    assert not flagged("name-not-allowed", "Nagroda dla Anny Kowalskiej", names=MAYOR)
    assert not flagged("name-not-allowed", "Burmistrz odbiera nagrodę", names=MAYOR)
    assert not flagged("name-not-allowed", "Jan Nowak odbiera nagrodę")  # nobody said who may be named


@pytest.mark.usefixtures("way")
def test_a_child_is_not_named() -> None:
    assert flagged("minor-named", "Uczennica Zofia Lis recytuje wiersz")
    assert flagged("minor-named", "Przedszkolakom czyta Zofia Lis")
    assert flagged("minor-named", "A girl, Emma Brown, waves", language="en")
    assert not flagged("minor-named", "Uczennica recytuje wiersz")
    assert not flagged("minor-named", "Dyrektor Zofia Lis recytuje wiersz")
    assert not flagged("minor-named", "Children at the Every Kid in a Park booth", language="en")


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("8-letnia Zofia Lis odbiera puchar", "pl", True),
        ("Zofia Lis, lat 8, odbiera puchar", "pl", True),
        ("Dziesięcioletni Jan Lis gra na skrzypcach", "pl", True),
        ("80-letnia Zofia Lis odbiera kwiaty", "pl", False),
        ("8-year-old Emma Brown holds a cup", "en", True),
        ("Emma Brown, aged 8, holds a cup", "en", True),
        ("Emma Brown, aged 48, holds a cup", "en", False),
        ("An 8-year-old bridge beside Emma Brown", "en", True),  # whose age it is cannot be told
        ("Emma Brown holds a cup for the 8 best", "en", False),
    ],
)
@pytest.mark.usefixtures("way")
def test_an_age_tells_a_child_too(text: str, language: str, expected: bool) -> None:
    assert flagged("minor-named", text, language=language) is expected


def test_without_the_lemmatiser_names_are_known_by_their_endings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "morfeusz2", None)
    people._lemmatiser.cache_clear()
    people._analyses.cache_clear()
    try:
        assert people._lemmatiser() is None
        assert list(names_in("Rozmowa z Pawłem Nowakiem", lexicon_for("pl"))) == [("Pawłem", "Nowakiem")]
    finally:
        people._lemmatiser.cache_clear()
        people._analyses.cache_clear()
