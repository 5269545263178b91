"""The brands of ISO base media files, the box that AVIF and HEIC share (ISO/IEC 14496-12, 4.3)."""


def brands(head: bytes) -> frozenset[bytes]:
    """Major and compatible brands of the ``ftyp`` box at the start of a file; empty where there is none."""
    if head[4:8] != b"ftyp":
        return frozenset()
    end = min(int.from_bytes(head[:4], "big"), len(head))
    return frozenset({head[8:12], *(head[i : i + 4] for i in range(16, end - 3, 4))})
