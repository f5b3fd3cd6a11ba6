"""`python -m corespons`: the command line."""

import sys


def run() -> int:
    """Run the command, also when Ctrl-C comes while the program is still being read in."""
    try:
        from corespons.commands import main

        return main()
    except KeyboardInterrupt:
        print("Avbrutet innan något hann göras.", file=sys.stderr)
        return 2


if __name__ == "__main__":
    sys.exit(run())
