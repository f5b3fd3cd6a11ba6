"""Invented names: companies, activities, what companies need and what they say afterwards."""

from collections.abc import Iterator
from random import Random

SURNAMES = (
    "Hedlund", "Sjödin", "Näslund", "Edholm", "Wallgren", "Norberg", "Byström", "Höglund", "Zakrisson", "Kempe",
    "Sellin", "Åström", "Vestin", "Nordlander", "Melin", "Forsberg", "Tjärnlund", "Ångman", "Bölander", "Rask",
)  # fmt: skip
LOCAL = {
    "2260": ("Borgsjö", "Ljungandalen", "Alby", "Haverö"),
    "2262": ("Skeppshamn", "Merlo", "Bergeforsen", "Indalsälven"),
    "2280": ("Hemsön", "Södra Höga Kusten", "Älandsbro", "Kanalstaden"),
    "2281": ("Medelpad", "Alnö", "Stenstaden", "Njurunda", "Selånger", "Norra Berget", "Skönsmon"),
    "2282": ("Höga Kusten", "Ådalen", "Nordingrå", "Docksta", "Ullånger"),
    "2283": ("Ådalsliden", "Nipan", "Junsele", "Faxälven", "Långsele"),
    "2284": ("Ångermanland", "Nolaskog", "Bjästa", "Husum", "Nätra", "Varvsberget", "Anundsjö"),
    "2303": ("Döda fallet", "Hammarstrand", "Stuguviken"),
    "2305": ("Revsund", "Gällö", "Kälarne"),
    "2309": ("Offerdal", "Rödön", "Alsen", "Föllinge"),
    "2313": ("Vildmarken", "Frostviken", "Hotagen", "Ströms Vattudal"),
    "2321": ("Åreskutan", "Undersåker", "Duved", "Kallbygden", "Storulvån"),
    "2326": ("Oviken", "Klövsjö", "Storsjöbygden", "Rätan"),
    "2361": ("Funäsfjällen", "Sonfjället", "Vemdalen", "Lofsdalen"),
    "2380": ("Storsjön", "Frösön", "Jämtkraften", "Brunflo", "Odenskog", "Lugnvik", "Birka"),
}
NORTHERN = (
    "Norrsken", "Fjällvind", "Midnattssol", "Snöripa", "Kaltjärn", "Björkberg", "Tallheden", "Lodjur", "Isälv",
    "Granrot", "Vinterljus", "Mittpunkt", "Fjällripan", "Älvstrand", "Myrmark", "Järven", "Silverlax", "Renstig",
    "Kustlinjen", "Bergfast", "Ljungris", "Stormhatt", "Hjortron", "Näverluren", "Polstjärnan", "Skarsnö",
)  # fmt: skip
TRADES: tuple[tuple[str, tuple[str, ...], float], ...] = (
    ("Trä", ("16101", "16231", "16239"), 10),
    ("Snickeri", ("16231", "31090"), 5),
    ("Möbler", ("31090", "31011"), 4),
    ("Verkstad", ("25620", "28990", "33120"), 11),
    ("Mekaniska", ("25620", "25110"), 7),
    ("Maskin", ("28220", "28300", "28990"), 5),
    ("Plåt & Svets", ("25110", "25620"), 4),
    ("Elektronik", ("26110", "26510"), 4),
    ("Mätteknik", ("26510", "71200"), 3),
    ("Plast", ("22290",), 3),
    ("Energiteknik", ("27110", "28110", "71122"), 3),
    ("Livs", ("10130", "10890"), 5),
    ("Mejeri", ("10511", "10519"), 3),
    ("Bryggeri", ("11050",), 3),
    ("Bageri", ("10710",), 3),
    ("Hudvård", ("20420",), 2),
    ("Design", ("74101", "74102"), 5),
    ("Textil", ("13921", "14130"), 3),
    ("Sport", ("32300", "47641"), 4),
    ("Friluft", ("32300", "79900"), 4),
    ("Upplevelser", ("79900", "55102"), 6),
    ("Fjällhotell", ("55101",), 2),
    ("Mjukvara", ("62010", "58290"), 8),
    ("Spel", ("58210", "62010"), 3),
    ("Konsult", ("62020", "70220", "71122"), 6),
    ("Bioteknik", ("72110", "21100"), 2),
    ("Båtar", ("30120",), 2),
    ("Betong", ("23610",), 2),
)
TOPICS = (
    "Norge som första marknad", "Tull och moms vid export", "Handel med Storbritannien efter brexit",
    "Incoterms i praktiken", "Sälj digitalt till Tyskland", "Prissättning på export", "Avtal och betalning utomlands",
    "Hållbarhet som säljargument", "Hitta rätt agent eller distributör", "Finansiera din export",
    "Exportplan på en dag",
    "Livsmedel till Danmark och Finland", "Trähus i Europa", "Besöksnäring för nya gäster",
    "Tjänsteexport för it-bolag",
    "Varumärke och immaterialrätt", "Offentlig upphandling i Norge", "CE-märkning och standarder",
    "Kulturmöten och förhandling", "Exportteknik för nybörjare", "Marknaden i Nordamerika", "Skogsteknik i Baltikum",
)  # fmt: skip
DESTINATIONS = ("Trondheim", "Oslo", "Hamburg", "Vasa", "Köpenhamn", "Tallinn", "Rotterdam", "Manchester")
FAIRS = ("Elmia", "Hannovermässan", "Arctic Business Days", "Nordiska trämässan", "Smaka på Norrland", "Slush")
NEEDS = (
    "Hitta distributör i Norge", "Tullfrågor", "Prissättning", "Exportplan", "Finansiering av order",
    "Marknadskunskap Tyskland", "Säkra betalning", "Översättning och webb", "Kontakt med inköpare", "Avtalsfrågor",
    "Certifiering och märkning", "Rekrytera exportsäljare", "Affärsmodell för tjänsteexport", "Varumärkesskydd",
)  # fmt: skip
COMMENTS = (
    "Bra och konkret rådgivning.", "Tog lite lång tid innan vi fick kontakt.", "Vi fick precis den hjälp vi behövde.",
    "Hade velat ha mer om Norge.", "Svårt att veta vem vi skulle vända oss till först.", "Proffsigt bemötande.",
    "Kontakterna har redan gett en offert.", "För allmänt för vår bransch.", "Önskar uppföljning om ett halvår.",
)  # fmt: skip


class CompanyNames:
    """A source of unique invented company names."""

    def __init__(self, rng: Random) -> None:
        self._rng = rng
        self._used: set[str] = set()

    def draw(self, municipality: str, trade: str) -> str:
        """A name for a company of a trade in a municipality."""
        for form in self._forms(municipality, trade):
            if form not in self._used:
                self._used.add(form)
                return form
        raise AssertionError("the forms never end")

    def _forms(self, municipality: str, trade: str) -> Iterator[str]:
        local = LOCAL.get(municipality, NORTHERN)
        while True:
            first = self._rng.choice((*local, *NORTHERN[:8]) if self._rng.random() < 0.6 else NORTHERN)
            surname = self._rng.choice(SURNAMES)
            yield self._rng.choice((
                f"{first} {trade} AB", f"{first}s {trade} AB", f"{surname} {trade} AB", f"{surname} & {first} AB",
                f"{first} {trade} i Norrland AB", f"{surname}s {trade} i {first} AB", f"{first} {surname} {trade} AB",
            ))  # fmt: skip


def activity_title(rng: Random, kind: str, place: str | None) -> str:
    """What an activity is called."""
    topic = rng.choice(TOPICS)
    titles = {
        "delegation": f"Delegation till {rng.choice(DESTINATIONS)}",
        "mässa": f"Gemensam monter på {rng.choice(FAIRS)}",
        "nätverksträff": f"Exportcafé {place}: {topic}" if place else f"Exportcafé på nätet: {topic}",
        "rådgivningsdag": f"Rådgivningsdag {place}" if place else "Rådgivningsdag på nätet",
        "kampanj": f"Kampanj: {topic}",
    }
    return titles.get(kind, topic)
