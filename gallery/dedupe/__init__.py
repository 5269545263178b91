"""Copies, bursts, and the photo that is kept."""
