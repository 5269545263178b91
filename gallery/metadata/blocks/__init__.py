"""The three blocks of embedded metadata, read within bounds or written anew: EXIF, IPTC-IIM, XMP."""
