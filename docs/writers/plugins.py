"""``reference/plugins.md``, from the tables of names."""

from collections.abc import Mapping
from importlib import import_module

from gallery import export
from gallery.alttext import sources
from gallery.executors import BUILT_IN as EXECUTORS
from gallery.image.formats import formats
from gallery.thumbnails.focal import BUILT_IN as DETECTORS
from writers.markdown import MADE, code, summary, table

_INTRODUCTION = """
# Exporters, sources, detectors, readers, executors and formats

What the settings and options may name. An installed package adds to a table through the entry-point group that is
given; what an object of it has to be says its Protocol in {mod}`gallery.ports`. An unknown name is answered with the
nearest one that is known.
"""


def page() -> str:
    """The page."""
    return "\n".join(
        [
            f"{MADE}{_INTRODUCTION}",
            "## Exporters\n",
            "`gallery export OUT --to NAME`; group `gallery.exporters`, a class whose objects are an `Exporter`.\n",
            table(("name", "makes", "files"), [_exporter(name, path) for name, (path, _) in export.BUILT_IN.items()]),
            "## Sources of alt text\n",
            "`alt.sources`; group `gallery.alttext`, a function that is given the supplies and returns an"
            " `AltTextSource`.\n",
            _described(sources.BUILT_IN),
            "## Focal point detectors\n",
            "`thumbnails.focal`; group `gallery.focal`, a class whose objects are a `FocalDetector`; see"
            " [](../how-to/focal-detector.md).\n",
            _described(DETECTORS),
            "## Text readers\n",
            "`alt.ocr`; group `gallery.ocr`, a class whose objects are a `TextReader`.\n",
            table(
                ("name", "what it is"),
                [(code("rapidocr"), 'RapidOCR, models inside the package; `pip install "event-gallery[ocr]"`.')],
            ),
            "## Executors\n",
            "`--executor NAME`; group `gallery.executors`, called with `workers=`, returns an `Executor`.\n",
            _described(EXECUTORS),
            "## Picture formats that are read\n",
            table(("name", "media type", "suffixes", "notes"), [_format(form.name) for form in formats()]),
        ]
    )


def _exporter(name: str, path: str) -> tuple[str, str, str]:
    module, _, attribute = path.partition(":")
    kind = getattr(import_module(module), attribute)
    return code(name), summary(import_module(module)), summary(kind.export)


def _described(built_in: Mapping[str, tuple[str, str]]) -> str:
    rows = [(code(name), summary(import_module(path.partition(":")[0]))) for name, (path, _) in built_in.items()]
    return table(("name", "what it is"), rows)


def _format(name: str) -> tuple[str, str, str, str]:
    form = next(form for form in formats() if form.name == name)
    note = summary(import_module(f"gallery.image.formats.{name}"))
    return code(name), code(form.media_type), ", ".join(code(suffix) for suffix in form.suffixes), note
