"""The only place pixels are decoded."""
