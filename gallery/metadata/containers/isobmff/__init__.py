"""AVIF and HEIC (ISO/IEC 14496-12, 23008-12), one idea a file."""
