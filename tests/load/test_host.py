"""A CMS that keeps a process for weeks and calls from many threads."""

import gc
import threading
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from pathlib import Path

import psutil
import pytest
from PIL import Image

from gallery import build, clean_metadata, make_thumbnails
from gallery.metadata.verify import private_traces
from tests.metadata import makers
from tests.photos import folder, jpeg, tree

BUILDS = 100
GROWTH = 15_000_000
"""Bytes that allocators may hold on to between the 30th and the last build."""


@pytest.mark.slow
@pytest.mark.timeout(1800)
@pytest.mark.parametrize("executor", ["serial", "threads"])
def test_a_hundred_builds_in_one_process_do_not_make_it_grow(tmp_path: Path, executor: str) -> None:
    photos, process, memory, files = folder(tmp_path / "in", 6), psutil.Process(), [], []
    for number in range(BUILDS):
        (photos / "photo-1.jpg").write_bytes(jpeg(100 + number, gps=True))
        report = build(photos, tmp_path / f"out-{number % 4}", executor=executor)
        assert len(report.published) == 6
        gc.collect()
        memory.append(process.memory_info().rss)
        files.append((process.num_fds(), threading.active_count()))
    grown = ", ".join(f"{memory[turn] / 1e6:.0f}" for turn in (0, 29, -1))
    print(f"{executor}: {grown} MB after 1, 30 and {BUILDS} builds; files and threads {files[29]}, {files[-1]}")
    assert memory[-1] - memory[29] < GROWTH
    assert files[-1] == files[29]


def test_eight_threads_clean_and_render_at_once() -> None:
    """Each gets what it would get alone."""
    files = {name: data for name, data in makers.full_files().items() if name != "tiff"}
    photos = [*files.values(), *(jpeg(number, gps=True, serial="S-1") for number in range(4))]
    config = {"thumbnails": {"widths": [64, 128], "crops": {"square": "50x50"}}}

    def work(data: bytes) -> tuple[bytes, dict[str, bytes]]:
        cleaned = clean_metadata(data)
        made = make_thumbnails([data], config=config, executor="serial")
        return cleaned.data, dict(made.files[0].contents)

    alone = [work(data) for data in photos]
    start = threading.Barrier(8)

    def all_of_them(turn: int) -> list[tuple[bytes, dict[str, bytes]]]:
        start.wait()
        order = photos[turn:] + photos[:turn]
        done = dict(zip(range(len(photos)), map(work, order), strict=True))
        return [done[(number - turn) % len(photos)] for number in range(len(photos))]

    with ThreadPoolExecutor(8) as pool:
        for result in pool.map(all_of_them, range(8)):
            assert result == alone
    for cleaned, contents in alone:
        assert private_traces(cleaned) == ()
        for data in contents.values():
            with Image.open(BytesIO(data)) as picture:
                assert max(picture.size) <= 128


def test_two_threads_build_two_galleries_at_once(tmp_path: Path) -> None:
    folders = [folder(tmp_path / f"in-{number}", 3 + number) for number in range(2)]
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(lambda photos: build(photos, tmp_path / f"out-{photos.name}", executor="threads"), folders))
    for photos in folders:
        build(photos, tmp_path / "alone", executor="serial")
        assert tree(tmp_path / f"out-{photos.name}" / "public") == tree(tmp_path / "alone" / "public")
