"""``python -m gallery``."""

from gallery.cli.main import main

if __name__ == "__main__":
    main()
