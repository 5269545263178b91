"""Renditions: the sizes and formats a web page needs."""
