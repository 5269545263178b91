import pytest

from gallery.plugins import Table, load
from tests.architecture.tree import imported

TABLES: dict[str, Table] = {
    module.__name__: module.BUILT_IN for module in imported() if "BUILT_IN" in vars(module) and module.__file__
}
OWN = {name: table for name, table in TABLES.items() if name.startswith("gallery.")}
ENTRIES = [(home, name) for home, table in OWN.items() for name in table]


def test_every_extension_point_has_its_table() -> None:
    assert {
        "gallery.export",
        "gallery.executors",
        "gallery.image.formats",
        "gallery.alttext.rules",
        "gallery.thumbnails.focal",
    } <= set(OWN)


@pytest.mark.parametrize(("home", "name"), ENTRIES)
def test_every_entry_of_every_table_loads(home: str, name: str) -> None:
    assert load("gallery.nothing", name, OWN[home], object) is not None
