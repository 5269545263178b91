"""One picture and only what it is decoded from: its frame, its scans, and the tables they use (ITU-T T.81, annex B)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from gallery.metadata import words
from gallery.metadata.containers.container import Part, Role
from gallery.metadata.containers.jpeg.frame import FRAMES, Frame, Scan, frame_of, in_turn, scan_of
from gallery.metadata.containers.jpeg.segments import SOI, SOS
from gallery.metadata.containers.jpeg.tables import DAC, DQT, TABLES, Key, needed, tables_in, written

TWO_PICTURES: Final = "a second picture begins inside the first"
NO_FIT: Final = "a table, frame or scan is not as long as it says, or of no known kind"
CODED_TWICE: Final = "a part of the picture is coded twice"
OTHER_TABLE: Final = "a quantisation table changes inside the picture"


@dataclass(frozen=True, slots=True)
class _Tables:
    """The tables of a picture, as far as it was read.

    Attributes:
        defined: Part -> the tables in it.
        current: Table -> the part that defined it last.
        used: Parts and tables that a scan looked up.
        quantised: Component -> the table of its first scan.
    """

    defined: dict[int, dict[Key, bytes]] = field(default_factory=dict)
    current: dict[Key, int] = field(default_factory=dict)
    used: set[tuple[int, Key]] = field(default_factory=set)
    quantised: dict[int, bytes] = field(default_factory=dict)

    def define(self, number: int, tables: dict[Key, bytes]) -> None:
        self.defined[number] = tables
        self.current.update(dict.fromkeys(tables, number))

    def use(self, key: Key) -> None:
        if key in self.current:
            self.used.add((self.current[key], key))

    def quantise(self, component: int, key: Key) -> bool:
        """Whether a scan finds the table its component began with; decoders differ on which of two counts."""
        table = self.defined[self.current[key]][key] if key in self.current else b""
        if component not in self.quantised:
            self.use(key)
        return self.quantised.setdefault(component, table) == table


def one_picture(parts: Sequence[Part]) -> tuple[list[Part], str]:
    """The parts with those tables alone that a scan uses, and why they are not one picture; empty where they are.

    Tables without a frame, as a TIFF has them, all stay.
    """
    picture = {number: part.data for number, part in enumerate(parts) if part.role is Role.PICTURE}
    frames = [data for data in picture.values() if data[1] in FRAMES]
    if len(frames) > 1 or SOI in picture.values():
        return list(parts), TWO_PICTURES
    frame = frame_of(frames[0]) if frames else None
    if frames and frame is None:
        return list(parts), NO_FIT
    foreign = {n for n, data in picture.items() if data[1] == DAC and not (frame and frame.arithmetic)}
    tables, flaw = _read({n: data for n, data in picture.items() if n not in foreign}, frame)
    if flaw:
        return list(parts), flaw
    found: list[Part] = []
    for number, part in enumerate(parts):
        if number in foreign:
            found.append(Part(Role.PRIVATE, part.data, words.HIDDEN))
        elif frame and number in tables.defined:
            found.extend(_used(part.data, number, tables))
        else:
            found.append(part)
    return found, ""


def _read(picture: dict[int, bytes], frame: Frame | None) -> tuple[_Tables, str]:
    """The tables of the picture, and its first flaw."""
    tables = _Tables()
    scans: list[Scan] = []
    begun = False
    for number, segment in picture.items():
        begun = begun or segment[1] in FRAMES
        if segment[1] in TABLES:
            defined = tables_in(segment)
            if defined is None:
                return tables, NO_FIT
            tables.define(number, defined)
        elif segment[1] == SOS:
            scan = scan_of(segment, frame) if frame and begun else None
            if frame is None or scan is None:
                return tables, NO_FIT
            if not _looked_up(tables, frame, scan):
                return tables, OTHER_TABLE
            scans.append(scan)
    return tables, "" if in_turn(scans) else CODED_TWICE


def _looked_up(tables: _Tables, frame: Frame, scan: Scan) -> bool:
    for key in needed(frame, scan):
        tables.use(key)
    if frame.lossless:
        return True
    return all(tables.quantise(component, (DQT, frame.tables[component])) for component, _, _ in scan.components)


def _used(segment: bytes, number: int, tables: _Tables) -> Iterator[Part]:
    """A segment of the tables that are used, and each of the others as something hidden."""
    defined = tables.defined[number]
    kept = [table for key, table in defined.items() if (number, key) in tables.used]
    if kept:
        whole = len(kept) == len(defined)
        yield Part(Role.PICTURE, segment if whole else written(segment[1], kept))
    for key, table in defined.items():
        if (number, key) not in tables.used:
            yield Part(Role.PRIVATE, table, words.HIDDEN)
