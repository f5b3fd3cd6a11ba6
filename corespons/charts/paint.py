"""The colours of the figures. They are names that Streamlit's front end (`theme="streamlit"`) exchanges for the theme's
own chart colours, so that one figure follows the reader between light and dark without being built again.

The theme's colours stand in .streamlit/config.toml and follow corespons/colours.py; a test holds the names to those
of Streamlit.
"""

DATA = "#000001"
PALE = "#000002"
GOOD, WATCH, LATE = "#000003", "#000004", "#000005"  # for status alone, never without its shape and its word
STEPS = ("#000012", "#000014", "#000016", "#000018", "#000020")
INK = "#000037"
PAPER = "#000038"
CLEAR = "rgba(0,0,0,0)"

HATCH = {"shape": "/", "fgcolor": INK, "bgcolor": CLEAR, "size": 8, "solidity": 0.15}


def steps(count: int) -> tuple[str, ...]:
    """So many colours from the scale, from the palest to the strongest and as far apart as they can be."""
    if count <= 1:
        return STEPS[3:4]
    return tuple(STEPS[round(place * (len(STEPS) - 1) / (count - 1))] for place in range(count))
