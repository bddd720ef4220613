"""`python -m contractcheck`, for when the program is not on the path."""

from __future__ import annotations

import sys

from contractcheck.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
