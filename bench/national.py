"""A national-size set, generated in the database with a fixed seed: what the tool must still bear.

290 municipalities, 1.2 million companies, 200 000 activities, 5 million attendances, 500 000 referrals, 1 million surveys.
Written straight into the tables: it measures reading and computing, not loading.
"""

from datetime import date

from corespons.store import Store
from corespons.store.connect import transaction

COMPANIES, ACTIVITIES, ATTENDANCES, REFERRALS, SURVEYS, SERVICES, ENQUIRIES = (
    1_200_000, 200_000, 5_000_000, 500_000, 1_000_000, 400_000, 300_000,
)  # fmt: skip
ACTORS = 10
DAY = date(2024, 1, 1)
VERSION = """'{source}' AS source, CAST(i AS INTEGER) AS row_number, 1 AS delivery, TIMESTAMP '2021-03-01' AS recorded_at,
    TIMESTAMP '2021-03-01' AS made_at, 1 AS made_by, TIMESTAMP '2021-03-01' AS first_recorded_at"""
STARTS = "DATE '2021-04-01' + CAST(hash({salt}, i) % 940 AS INTEGER)"
COMPANY = "lpad(CAST(5000000000 + hash({salt}, i) % {companies} AS VARCHAR), 10, '0')"


def fill(store: Store, scale: float = 1.0) -> None:
    """Fill an empty database; `scale` shrinks every table alike."""
    with transaction(store) as cursor:
        cursor.execute("CREATE TEMP TABLE place AS SELECT code, row_number() OVER (ORDER BY code) - 1 AS no FROM "
                       "(SELECT unnest($codes) AS code)", {"codes": _codes()})  # fmt: skip
        for table, rows, columns in _tables(scale):
            version = VERSION.format(source="Nationell källa")
            cursor.execute(
                f"INSERT INTO {table} BY NAME SELECT '{table}' || i AS row_key, {version}, {columns} FROM range({rows}) t(i)"
            )
        cursor.execute("INSERT INTO delivery VALUES (1, 'load', 'bench', NULL, 'Nationell källa', "
                       "TIMESTAMP '2021-03-01', 'bench', NULL, NULL, NULL, '{}')")  # fmt: skip


def _codes() -> list[str]:
    from corespons.geography import sweden

    return sorted(sweden())


def _tables(scale: float) -> list[tuple[str, int, str]]:
    companies = int(COMPANIES * scale)
    company = COMPANY.format(salt="{salt}", companies=companies)

    def of(salt: int) -> str:
        return f"{company.format(salt=salt)} AS company_key, company_key AS org_number"

    def one_of(salt: int, *words: str) -> str:
        return f"[{', '.join(repr(word) for word in words)}][1 + CAST(hash({salt}, i) % {len(words)} AS INTEGER)]"

    def actor(salt: int) -> str:
        return f"'Aktör ' || CAST(hash({salt}, i) % {ACTORS} AS VARCHAR)"

    place = "(SELECT list(code ORDER BY code) FROM place)[1 + CAST(hash({salt}, i) % 290 AS INTEGER)]"
    return [
        ("actor", ACTORS, "'Aktör ' || CAST(i AS VARCHAR) AS actor, TRUE AS is_res_partner"),
        ("company", companies,
         f"CAST(5000000000 + i AS VARCHAR) AS company_key, company_key AS org_number, 'Företag ' || i AS name, "
         f"{place.format(salt=1)} AS municipality, hash(2, i) % 3 = 0 AS growth_potential, DATE '2021-01-01' AS assessed_on, "
         f"hash(3, i) % 4 = 0 AS exports_at_baseline, {one_of(4, 'kvinnor', 'män', 'jämn')} AS leadership"),
        ("activity", int(ACTIVITIES * scale),
         f"'A' || i AS activity_id, 'Aktivitet' AS title, 'seminarium' AS kind, {one_of(5, 'fysisk', 'digital')} AS format, "
         f"{place.format(salt=6)} AS municipality, {STARTS.format(salt=7)} AS starts_on, 'genomförd' AS status, "
         f"{actor(8)} AS lead_actor, {actor(9)} AS partners"),
        ("attendance", int(ATTENDANCES * scale),
         f"'D' || i AS attendance_id, 'A' || (hash(10, i) % {int(ACTIVITIES * scale)}) AS activity_id, {of(11)}, "
         f"TRUE AS attended, {one_of(12, 'kvinna', 'man')} AS gender"),
        ("service", int(SERVICES * scale),
         f"'I' || i AS service_id, {of(13)}, {actor(14)} AS actor, {one_of(15, 'rådgivning', 'finansiering')} AS kind, "
         f"{STARTS.format(salt=16)} AS starts_on, starts_on + 90 AS planned_end, starts_on + 100 AS ends_on, "
         f"'avslutad' AS status, hash(17, i) % 2 = 0 AS sustainability"),
        ("enquiry", int(ENQUIRIES * scale),
         f"'Ä' || i AS enquiry_id, {of(18)}, {actor(19)} AS actor, {STARTS.format(salt=20)} + INTERVAL 9 HOUR AS received_at, "
         f"received_at + to_hours(CAST(hash(21, i) % 48 AS INTEGER)) AS answered_at"),
        ("referral", int(REFERRALS * scale),
         f"'L' || i AS referral_id, {of(22)}, {actor(23)} AS from_actor, {actor(24)} AS to_actor, "
         f"{STARTS.format(salt=25)} AS referred_on, referred_on + CAST(hash(26, i) % 30 AS INTEGER) AS received_on"),
        ("survey", int(SURVEYS * scale),
         f"'E' || i AS survey_id, {of(27)}, {one_of(28, 'direkt', '6 mån', '12 mån')} AS kind, {STARTS.format(salt=29)} AS sent_on, "
         f"'skickad' AS status, CASE WHEN hash(30, i) % 2 = 0 THEN sent_on + 5 END AS answered_on, "
         f"1 + hash(31, i) % 10 AS nki_1, 1 + hash(32, i) % 10 AS nki_2, 1 + hash(33, i) % 10 AS nki_3, "
         f"1 + hash(34, i) % 5 AS satisfied, 1 + hash(35, i) % 5 AS easy_to_find, 1 + hash(36, i) % 5 AS need_met, "
         f"{one_of(37, 'ja', 'nej', 'vet ej')} AS export_increased, {one_of(38, 'stor', 'viss', 'liten')} AS contribution"),
    ]  # fmt: skip
