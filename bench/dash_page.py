"""Läget's figures on a plain Dash page, to hold our own beside: `python -m bench.dash_page DATABASE PORT`.

The same indicators, bars and trend lines, computed by the same functions and kept once computed. Dash is only for this.
"""

import sys
from base64 import b64encode
from functools import cache
from importlib import import_module
from typing import Any

from corespons import texts
from corespons.charts import bullet_svg, trend_svg
from corespons.followup import answer, facts_on, trends
from corespons.geography import PROJECT
from corespons.indicators import CATALOGUE, Question, Result, whole_project
from corespons.settings import project
from corespons.store import open_store

HEADS = ("Mått", "Utfall", "Mot plan och mål", "Senaste året", "Läge")


def main() -> None:
    """Serve the page."""
    dash = import_module("dash")
    html = dash.html
    facts = facts_on(open_store(sys.argv[1]), project().example_as_of)
    window = whole_project(project().example_as_of)

    @cache
    def computed() -> tuple[tuple[Result, ...], dict[tuple[str, str], Any]]:
        return answer(facts, Question(window)), trends(facts, tuple(CATALOGUE), window, "intern")

    def row(result: Result, trend: Any) -> Any:
        figure = texts.figure(result.value, result.unit, result.hidden)
        pictures = (html.Img(src=_data(bullet_svg(result))), html.Img(src=_data(trend_svg(trend, result.name))))
        return html.Tr([html.Td(cell) for cell in (result.name, figure, *pictures, result.status or "")])

    app = dash.Dash(__name__, serve_locally=True)
    areas = {PROJECT: "Hela projektet", **project().regions}
    app.layout = html.Div([
        html.H1("Läget"), dash.dcc.Dropdown(areas, PROJECT, id="region", clearable=False), html.Div(id="wall"),
    ])  # fmt: skip

    def wall(area: str) -> Any:
        results, lines = computed()
        here = [result for result in results if result.area == area]
        head = html.Thead(html.Tr([html.Th(word) for word in HEADS]))
        rows = [row(result, lines.get((result.id, area), ())) for result in here]
        return [html.P(areas[area], id="chosen"), html.Table([head, html.Tbody(rows)])]

    app.callback(dash.Output("wall", "children"), dash.Input("region", "value"))(wall)
    computed()
    app.run(host="127.0.0.1", port=sys.argv[2], debug=False)


def _data(svg: str) -> str:
    return f"data:image/svg+xml;base64,{b64encode(svg.encode()).decode()}"


if __name__ == "__main__":
    main()
