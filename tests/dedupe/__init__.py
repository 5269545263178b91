"""Tests of duplicate detection."""
