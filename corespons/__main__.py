"""`python -m corespons`: the command line."""

import sys


def run() -> int:
    """Run the command; Ctrl-C ends it with one sentence, also while the program is still being read in."""
    from corespons import interrupt

    interrupt.leaves_at_once()
    from corespons.commands import main

    code = main()
    interrupt.is_too_late()
    return code


if __name__ == "__main__":
    sys.exit(run())
