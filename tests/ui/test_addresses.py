import pytest

from corespons.ui.addresses import by_name


@pytest.mark.parametrize(
    ("path", "query", "leads_to"),
    [
        ("/kommuner", b"matt=D1.1", "./kommuner?matt=N%C3%A5dda+f%C3%B6retag"),
        ("/a/kommuner", b"kommun=%C3%85re&matt=d2.2", "./kommuner?kommun=%C3%85re&matt=Svar+inom+24+timmar"),
        ("/kommuner", b"matt=Nya+f%C3%B6retag", None),
        ("/kommuner", b"matt=D9.9", None),
        ("/kommuner", b"", None),
        ("/kommuner", b"matt=%ff%fe", None),
    ],
)
def test_an_indicator_named_by_its_id_is_led_to_its_name(path, query, leads_to):
    assert by_name({"path": path, "query_string": query}) == leads_to
