"""Drafts by a model or a program of the user's: asked for, checked, never approved here."""
