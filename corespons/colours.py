"""The colours, in one place: one for data, three for status, and greys. Checked for contrast and colour blindness."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Palette:
    """The colours of one theme. `data` carries all figures; the rest of the colour is for status only."""

    background: str
    paper: str
    text: str
    soft: str
    line: str
    data: str
    pale: str
    track: str
    good: str
    watch: str
    late: str
    none: str
    sequence: tuple[str, ...]


LIGHT = Palette(
    background="#ffffff", paper="#f3f6f8", text="#1d2b36", soft="#55646f", line="#d3dbe1",
    data="#0b4f6c", pale="#8a9ba7", track="#e2e9ed", good="#12715a", watch="#8f5600", late="#a5162e", none="#5b6b77",
    sequence=("#eaf2f6", "#d3e4ec", "#b9d4e0", "#9cc2d3", "#7dafc4",
              "#5e9ab4", "#4185a2", "#276f8f", "#155d7c", "#0b4f6c"),
)  # fmt: skip
DARK = Palette(
    background="#12191f", paper="#1c262e", text="#e6edf2", soft="#a9b9c5", line="#38454f",
    data="#7cc3e0", pale="#8a9ba7", track="#2b3842", good="#5ad1aa", watch="#ecbb62", late="#ff9d94", none="#a9b9c5",
    sequence=("#1c2f3a", "#22404f", "#2a5265", "#33657b", "#3d7890",
              "#4a8ca6", "#5b9fba", "#6cb2cd", "#7cc3e0", "#a6d9ee"),
)  # fmt: skip

STATUS_TONE = {
    "Nått": "good",
    "Enligt plan": "good",
    "Risk": "watch",
    "Efter plan": "late",
    "Mål saknas": "none",
    "Underlag saknas": "none",
    "För litet underlag": "none",
}
