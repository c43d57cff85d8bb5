"""`python -m app` is `plenum`."""

import sys

from app.cli import main

if __name__ == "__main__":
    sys.exit(main())
