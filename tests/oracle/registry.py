"""Which indicators there are: kind, arrow, unit, levels, buckets and the function that follows each definition."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from . import across, indicators, services
from .facts import DIGITAL, OUTSIDE, PROJECT, REGIONS, UNKNOWN, Facts
from .rows import Window, World
from .stats import Cell, Obs, by_area

ALL, NO_MUNICIPALITIES = "all", "project and region"
BY_COMPANY, BY_ACTIVITY = (UNKNOWN, OUTSIDE), (DIGITAL, OUTSIDE)
SMALL_D3_8 = 10


@dataclass(frozen=True)
class Spec:
    id: str
    name: str
    kind: str  # count, share, mean, median, rate, total
    arrow: str  # "↑", "↓" or ""
    unit: str
    observe: Callable[[World, Window], list[Obs]] | None = None
    compute: Callable[[World, Window], dict[str, Cell]] | None = None
    levels: str | tuple[str, ...] = ALL
    buckets: tuple[str, ...] = ()

    @property
    def down(self) -> bool:
        return self.arrow == "↓"

    def areas(self, facts: Facts) -> list[str]:
        if self.levels == ALL:
            return [PROJECT, *REGIONS, *facts.codes(), *self.buckets]
        if self.levels == NO_MUNICIPALITIES:
            return [PROJECT, *REGIONS, *self.buckets]
        if self.levels == "municipality":
            return facts.codes()
        return list(self.levels)


_C, _A = BY_COMPANY, BY_ACTIVITY
_LIST = [
    Spec("D1.1", "Nådda företag", "count", "↑", "antal", indicators.d1_1, buckets=_C),
    Spec("D1.2", "Nya företag", "count", "↑", "antal", indicators.d1_2, buckets=_C),
    Spec("D1.3", "Nådda företag med tillväxtpotential", "count", "↑", "antal", indicators.d1_3, buckets=_C),
    Spec("D1.4", "Andel med tillväxtpotential", "share", "↑", "%", indicators.d1_4, buckets=_C),
    Spec("D1.5", "Kommuntäckning", "count", "↑", "antal", compute=indicators.d1_5),
    Spec("D1.6", "Nådda per 10 000 invånare", "rate", "", "per 10 000 invånare", compute=indicators.d1_6),
    Spec("D1.7", "Representationskvot", "rate", "", "kvot", compute=indicators.d1_7, levels="municipality"),
    Spec("D1.8", "Aktiviteter utanför residensorterna", "share", "↑", "%", indicators.d1_8, levels=NO_MUNICIPALITIES),
    Spec("D2.1", "Lotsningar mellan RES-aktörer", "count", "", "antal", indicators.d2_1, buckets=_C),
    Spec("D2.2", "Svar inom 24 timmar", "share", "↑", "%", indicators.d2_2, buckets=_C),
    Spec("D2.3", "Mottagna lotsningar", "share", "↑", "%", indicators.d2_3, buckets=_C),
    Spec("D2.4", "Företag med flera aktörer", "share", "", "%", indicators.d2_4, buckets=_C),
    Spec("D2.5", "Gemensamma aktiviteter", "share", "↑", "%", indicators.d2_5, buckets=_A),
    Spec("D2.6", "Tid till första insats", "median", "↓", "dagar", indicators.d2_6, buckets=_C),
    Spec("D2.7", "Lätt att hitta rätt", "share", "↑", "%", services.d2_7, buckets=_C),
    Spec("D2.8", "Aktiva RES-aktörer", "count", "", "antal", compute=indicators.d2_8),
    Spec("D3.1", "Nöjd-kund-index", "mean", "↑", "index", services.d3_1, buckets=_C),
    Spec("D3.2", "Andel nöjda", "share", "↑", "%", services.d3_2, buckets=_C),
    Spec("D3.3", "Svarsfrekvens", "share", "↑", "%", services.d3_3, buckets=_C),
    Spec("D3.4", "Ökad export efter 12 månader", "share", "↑", "%", services.d3_4, buckets=_C),
    Spec("D3.5", "Nya exportörer", "count", "↑", "antal", services.d3_5, buckets=_C),
    Spec("D3.6", "Insatsen bidrog", "share", "↑", "%", services.d3_6, buckets=_C),
    Spec("D3.7", "Slutfört enligt plan", "share", "↑", "%", services.d3_7, buckets=_C),
    Spec("D3.8", "Exportförändring", "median", "↑", "%", services.d3_8, buckets=_C),
    Spec("D3.9", "Behovet motsvarat", "share", "↑", "%", services.d3_9, buckets=_C),
    Spec("X1", "Företag som får stöd (CO01)", "count", "↑", "antal", across.x1, buckets=_C),
    Spec("X2", "Företag som får icke-ekonomiskt stöd (CO04)", "count", "↑", "antal", across.x2, buckets=_C),
    Spec("X3", "Andel kvinnor bland deltagare", "share", "", "%", across.x3, buckets=_A),
    Spec("X4", "Företag ledda av kvinnor", "share", "↑", "%", across.x4, buckets=_C),
    Spec("X5", "Insatser med hållbarhetsinslag", "share", "↑", "%", across.x5, buckets=_C),
    Spec("X6", "Upparbetad budget", "rate", "", "%", compute=across.x6, levels=NO_MUNICIPALITIES),
    Spec("X7", "Utbetalt per finansiär", "total", "", "kr", compute=across.x7, levels=NO_MUNICIPALITIES),
    Spec("X8", "Projektledningstid Jämtland Härjedalen", "rate", "", "%", compute=across.x8, levels=(PROJECT, "23")),
    Spec("X9", "Nära taket för försumbart stöd", "count", "↓", "antal", across.x9, buckets=_C),
    Spec("Q1", "Datakvalitet", "share", "↑", "%", compute=across.q1, levels=(PROJECT,)),
]
SPECS = {spec.id: spec for spec in _LIST}


def compute_cells(spec: Spec, world: World, window: Window) -> dict[str, Cell]:
    """Area → result, all levels and buckets, before targets and disclosure."""
    if spec.compute is not None:
        return spec.compute(world, window)
    assert spec.observe is not None
    cells = by_area(spec.observe(world, window), spec.kind, spec.areas(world.facts))
    if spec.id == "D3.8":  # «Null if n < 10»
        cells = {
            area: replace(cell, value=None, low=None, high=None) if cell.n < SMALL_D3_8 else cell
            for area, cell in cells.items()
        }
    return cells
