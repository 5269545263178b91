from gallery_exporter_names import Names

from gallery.export.contract import broken_promises


def test_it_keeps_what_every_exporter_promises() -> None:
    assert broken_promises(Names) == ()
