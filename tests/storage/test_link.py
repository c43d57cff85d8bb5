"""The link between a workshop and the store that several laptops share, in its own thread."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from app.domain.debate import Contribution
from app.services.ports import Unavailable
from app.storage.hub import Hub, HubGone
from app.storage.link import Link, Together

from tests.storage import postgres
from tests.storage.postgres import Server
from tests.storage.scribes import Scribe
from tests.storage.workshops import ID, until

pytestmark = [
    pytest.mark.slow,
    pytest.mark.xdist_group("postgres"),
    pytest.mark.skipif(bool(postgres.missing()), reason=postgres.missing() or "there"),
]


@pytest.fixture
def linked(scribes: list[Scribe], server: Server) -> Iterator[list[Link]]:
    links = [Link(Hub(server.address), ID, f"laptop{s.letter}", s.book) for s in scribes[:2]]
    for link in links:
        link.start()
    assert until(lambda: all(link.shared().state is Together.TOGETHER for link in links))
    yield links
    server.go_on()
    for link in links:
        link.close()


def test_a_word_comes_to_the_other_laptop_by_itself(scribes: list[Scribe], linked: list[Link]) -> None:
    one, two, _three = scribes
    assert {link.letter for link in linked} == {"", "b"}
    for n in range(20):
        one.say(f"r{n}", f"ord {n}")
        assert until(lambda: f"r{n}" in two.book.state.of(Contribution))  # noqa: B023


def test_a_server_that_stops_is_not_noticed_in_the_room(
    scribes: list[Scribe], linked: list[Link], server: Server
) -> None:
    one, two, _three = scribes
    server.stop()
    try:
        one.say("mens", "den er væk")
        two.say("og", "her også")
        assert until(lambda: linked[0].shared().state is Together.WAITING)
        assert linked[0].shared().waiting == 1
        assert linked[0].shared().trouble == "hub_gone"
        assert one.whole.store.flush(30), "this laptop's own disk has it"
    finally:
        server.start()
    assert until(lambda: one.said == two.said == {"den er væk", "her også"})
    assert until(lambda: linked[0].shared().state is Together.TOGETHER)
    assert linked[0].shared().waiting == 0


def test_a_server_that_hangs_is_cut_off_and_found_again(
    scribes: list[Scribe], linked: list[Link], server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, two, _three = scribes
    with monkeypatch.context() as impatient:
        impatient.setattr("app.storage.link.HANGS_S", 1.0)
        server.hang()
        one.say("mens", "den hænger")
        assert one.said == {"den hænger"}, "the room does not wait"
        assert until(lambda: linked[0].shared().trouble == "hub_gone")
    two.say("og", "her også")
    server.go_on()
    assert until(lambda: one.said == two.said == {"den hænger", "her også"})
    assert one.book.aside == two.book.aside == ()


def test_closing_while_the_server_hangs_takes_seconds_and_keeps_what_waits(
    scribes: list[Scribe], linked: list[Link], server: Server
) -> None:
    server.hang()
    scribes[0].say("sidst", "det sidste ord")
    assert not linked[0].close(1.0), "it gives up waiting"
    server.go_on()
    scribes[0].reopen()
    assert [g.subject for g in scribes[0].book.waiting] == ["P-01"]
    scribes[0].sync()
    assert scribes[0].book.waiting == ()


@pytest.mark.parametrize("address", ["", "postgresql://x/y", "sqlite:///x", "postgresql+psycopg:/", "noget"])
def test_an_address_that_is_none_is_said(address: str) -> None:
    with pytest.raises(Unavailable, match="hub_address"):
        Hub(address)


def test_a_server_that_is_not_there_is_gone(server: Server) -> None:
    hub = Hub(server.address.replace(f":{server.port}/", ":9/"))
    with pytest.raises(HubGone):
        hub.workshops()
    hub.close()
