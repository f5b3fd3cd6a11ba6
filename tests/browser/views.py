"""Every view: each page, and what its choices, links and lists open. What must hold for a page holds for these."""

from corespons.ui.navigation import PAGES

OPENED = (
    "laget?vy=projektor", "delmal_3?matt=Svarsfrekvens", "utforska?som=staplar", "utforska?kolumner=Aktör&ruta=Totalt",
    "foretag?lista=att+följa+upp", "foretag?lista=möjliga+dubbletter", "foretag?foretag=4990151146",
    "aktiviteter?visning=kommande", "aktiviteter?visning=kalender", "aktiviteter?aktivitet=Almi+Mitt␟ALMI-A026",
    "datakvalitet?fynd=without_gender", "datakvalitet?fynd=overdue", "historik?leverans=33",
    "historik?sok_flik=Insatser&sok_rad=ALMI-I0123", "historik?flik=Insatser&rad=Almi+Mitt␟ALMI-I0123",
    "indikatorer?matt=Nådda+företag", "kommuner?kommun=Timrå", "utforska?rader=Bransch&kolumner=Månad",
)  # fmt: skip
VIEWS = (*(page.address for page in PAGES), *OPENED)
