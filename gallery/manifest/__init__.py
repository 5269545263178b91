"""The manifest and the edits file: built, written, read."""
