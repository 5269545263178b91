"""Alternative text: found, audited, never invented."""
