"""File formats as their parts, one file each; private ones are those not on the allow list."""
