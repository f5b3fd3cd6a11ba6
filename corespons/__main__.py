"""`python -m corespons`: the command line."""

import sys

from corespons.commands import main

if __name__ == "__main__":
    sys.exit(main())
