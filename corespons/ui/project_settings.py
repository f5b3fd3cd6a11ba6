"""The project's own facts, as data/project.toml states them: to read, not to change here."""

from collections.abc import Iterator

import pandas as pd
import streamlit as st

from corespons import texts
from corespons.geography import sweden
from corespons.settings import project
from corespons.ui import tables


def shown() -> None:
    """Every setting with its value and what it is for, folded: they are seldom read."""
    st.subheader("Projektets inställningar", anchor=False)
    st.write("Inställningarna står i filen data/project.toml och ändras där av den som sköter systemet.")
    rows = pd.DataFrame(_rows(), columns=["Inställning", "Värde", "Vad den styr"])
    table = tables.html_table(rows, "Projektets inställningar")
    st.html(f'<details class="cr-fold"><summary>Visa de {len(rows)} inställningarna</summary>{table}</details>')


def _rows() -> Iterator[tuple[str, str, str]]:
    own = project()
    yield "Projekt", f"{own.name}: {own.title}", "Namnet på sidor och i rapporter"
    yield "Projekttid", texts.period(own.first_day, own.last_day), "Perioden som sidorna öppnar med; mål gäller i den"
    yield "Diarienummer", own.diary_number, "Står i rapporter"
    yield "Regioner", texts.listed(own.regions.values()), "Områdena mellan kommun och projekt"
    for number, words in own.goals.items():
        yield f"Delmål {number}", words, "Rubriken som måtten ordnas under"
    for name, words in own.funders.items():
        yield f"Finansiär {name}", words, "Finansiärerna i Ekonomi"
    hours = texts.digits(own.co01_min_hours, 1).removesuffix(",0")
    yield "Minsta antal timmar", hours, "Timmar som krävs för CO01 och CO04; 0 = första giltiga insats"
    yield "Årsarbetstid", f"{texts.number(own.hours_per_year)} timmar", "Vad heltid är i Projektledningstid"
    yield "Avtalad projektledning", f"{texts.share(own.management_share, 1)} av heltid", "Nämnaren i Projektledningstid"
    towns = texts.listed(sweden()[code] for code in own.residence_towns)
    yield "Residensorternas kommuner", towns, "Aktiviteter utanför residensorterna räknas mot dem"
    for ceiling in own.aid_ceilings:
        since = f"från {texts.short_day(ceiling.since)}" if ceiling.since.year > 1900 else "från början"
        yield "Taket för försumbart stöd", f"{texts.number(ceiling.eur)} euro {since}", "Nära taket för försumbart stöd"
