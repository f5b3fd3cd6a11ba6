"""Ten of the questions asked plainly, without versions, ties, areas' names or targets: in SQL, and in pandas.

What the engine's own time is held against, on the same database.
"""

from collections.abc import Callable

import pandas as pd

from corespons.store import Store

REACHED = """WITH met AS (
    SELECT company_key, a.starts_on AS day, a.lead_actor AS actor FROM attendance t JOIN activity a USING (activity_id)
    UNION ALL SELECT company_key, starts_on, actor FROM service
    UNION ALL SELECT company_key, CAST(received_at AS DATE), actor FROM enquiry),
last AS (SELECT company_key, max(day) AS day, count(DISTINCT actor) AS actors FROM met GROUP BY company_key),
placed AS (SELECT company.*, last.actors FROM last JOIN company USING (company_key))
"""
SQL = (
    REACHED + "SELECT municipality, count(*) FROM placed GROUP BY 1",
    REACHED + "SELECT month(day), count(*) FROM (SELECT company_key, min(day) AS day FROM met GROUP BY 1) GROUP BY 1",
    REACHED + "SELECT municipality, count(*) FILTER (growth_potential) FROM placed GROUP BY 1",
    REACHED + "SELECT municipality, avg(CAST(growth_potential AS INT)) FROM placed GROUP BY 1",
    REACHED + "SELECT municipality, avg(CAST(actors > 1 AS INT)) FROM placed GROUP BY 1",
    "SELECT municipality, count(*) FROM (SELECT DISTINCT company_key, from_actor, to_actor, referred_on FROM referral) "
    "JOIN company USING (company_key) GROUP BY 1",
    "SELECT municipality, avg(CAST(answered_at - received_at <= INTERVAL 24 HOUR AS INT)) FROM enquiry "
    "JOIN company USING (company_key) GROUP BY 1",
    "SELECT municipality, avg(CAST(received_on <= referred_on + 14 AS INT)) FROM referral "
    "JOIN company USING (company_key) GROUP BY 1",
    "WITH last AS (SELECT company_key, arg_max(satisfied, answered_on) AS satisfied FROM survey "
    "WHERE kind = 'direkt' AND answered_on IS NOT NULL GROUP BY 1) "
    "SELECT municipality, avg(CAST(satisfied >= 4 AS INT)) FROM last JOIN company USING (company_key) GROUP BY 1",
    "SELECT a.municipality, avg(CAST(gender = 'kvinna' AS INT)) FROM attendance t JOIN activity a USING (activity_id) "
    "GROUP BY 1",
)
TABLES = {
    "attendance": "company_key, activity_id, gender", "activity": "activity_id, starts_on, lead_actor, municipality",
    "service": "company_key, starts_on, actor", "enquiry": "company_key, received_at, answered_at, actor",
    "company": "company_key, municipality, growth_potential",
    "referral": "company_key, from_actor, to_actor, referred_on, received_on",
    "survey": "company_key, kind, answered_on, satisfied",
}  # fmt: skip
Frames = dict[str, pd.DataFrame]


def in_sql(store: Store) -> None:
    """Ask the ten questions in SQL."""
    with store.cursor() as cursor:
        for question in SQL:
            cursor.execute(question).fetchall()


def in_pandas(store: Store) -> None:
    """Read the tables into pandas and ask the ten questions there."""
    with store.cursor() as cursor:
        frames = {name: cursor.execute(f"SELECT {columns} FROM {name}").df() for name, columns in TABLES.items()}
    _reach_in_pandas(frames)
    _others_in_pandas(frames)


def _reach_in_pandas(frames: Frames) -> None:
    attended = frames["attendance"].merge(frames["activity"], on="activity_id")
    enquiries = frames["enquiry"].assign(starts_on=frames["enquiry"]["received_at"].dt.normalize())
    met = pd.concat([
        attended.rename(columns={"lead_actor": "actor"})[["company_key", "starts_on", "actor"]],
        frames["service"], enquiries[["company_key", "starts_on", "actor"]],
    ])  # fmt: skip
    by_company = met.groupby("company_key").agg(
        day=("starts_on", "max"), first=("starts_on", "min"), actors=("actor", "nunique")
    )
    placed = by_company.join(frames["company"].set_index("company_key"), how="inner")
    by_place = placed.groupby("municipality")
    by_place.size()
    placed.groupby(placed["first"].dt.month).size()
    by_place["growth_potential"].agg(["sum", "mean"])
    placed["actors"].gt(1).groupby(placed["municipality"]).mean()
    attended["gender"].eq("kvinna").groupby(attended["municipality"]).mean()


def _others_in_pandas(frames: Frames) -> None:
    place = frames["company"].set_index("company_key")["municipality"]

    def by_place(rows: pd.DataFrame, value: "pd.Series[bool]") -> None:
        value.groupby(rows["company_key"].map(place)).mean()

    referrals, enquiries, surveys = frames["referral"], frames["enquiry"], frames["survey"]
    distinct = referrals.drop_duplicates(["company_key", "from_actor", "to_actor", "referred_on"])
    distinct.groupby(distinct["company_key"].map(place)).size()
    by_place(enquiries, enquiries["answered_at"] - enquiries["received_at"] <= pd.Timedelta(hours=24))
    by_place(referrals, referrals["received_on"] <= referrals["referred_on"] + pd.Timedelta(days=14))
    direct = surveys[(surveys["kind"] == "direkt") & surveys["answered_on"].notna()].sort_values("answered_on")
    last = direct.drop_duplicates("company_key", keep="last")
    by_place(last, last["satisfied"] >= 4)


PLAIN: dict[str, Callable[[Store], None]] = {"SQL": in_sql, "pandas": in_pandas}
