"""A QR code, as large as the window allows, with its words beside it for those who have no telephone at hand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Container, VerticalScroll
from textual.widgets import Static

from cocreation_tui.core.ground.errors import Refused
from cocreation_tui.export.qr_texts import contact_text, link_text, wifi_text
from cocreation_tui.i18n.words import Words
from cocreation_tui.tui.keys.acts import Acts
from cocreation_tui.tui.keys.table import Place, bindings
from cocreation_tui.tui.screens.base import BaseDialog
from cocreation_tui.tui.screens.dialogs.ask import Ask, AskScreen, Understood
from cocreation_tui.tui.text import lines, plain, styled
from cocreation_tui.tui.widgets.qr import QrCode

BESIDE = 22
"""Columns the words beside a code take at least."""
HINTS = 1
"""Rows the keys take."""


@dataclass(frozen=True, slots=True)
class QrText:
    """What is shown as a code."""

    payload: str
    """What the code says."""
    title: str
    """What it is, for the room."""
    told: tuple[str, ...]
    """The same in words, line by line."""
    asked: tuple[str, ...] = ()
    """What was typed to get it."""


class QrScreen(BaseDialog[bool]):
    """Gives True when the room is to go on seeing the code after the page has been left."""

    CSS_PATH = "../../styles/qr.tcss"
    WHERE = Place.QR
    BINDINGS = [
        *bindings(Place.QR),
        Binding("enter", "keep", show=False),
    ]

    def __init__(self, words: Words, wanted: QrText) -> None:
        super().__init__(words)
        self._wanted = wanted
        self.code = QrCode(wanted.payload, words, (BESIDE, HINTS))
        """The code."""

    @property
    def acts(self) -> Acts:
        """What it does, by command."""
        return {
            **super().acts,
            "qr-close": self.action_close_dialog,
        }

    def compose(self) -> ComposeResult:
        """The code, the words, the keys."""
        yield self.too_small
        with Container(id="qr"):
            yield self.code
            with VerticalScroll(id="qr-beside", can_focus=False):
                yield Static(styled(self._wanted.title, "bold $text-primary"), id="qr-title")
                yield Static(lines([plain(row) for row in self._wanted.told]), id="qr-told")
        yield Static(plain(self.words("qr.hints")), id="qr-hints")

    def on_resize(self, event: events.Resize) -> None:
        """Put the words beside the code, or under it in a window that is higher than wide."""
        super().on_resize(event)
        width, rows = event.size.width, event.size.height - HINTS
        below = width < 2 * rows + BESIDE and rows > width // 2 + 6
        self.set_class(below, "-below")
        self.code.styles.width = "1fr" if below else max(1, min(2 * rows, width - BESIDE))

    def action_keep(self) -> None:
        """Leave the page and let the room go on seeing the code."""
        self.dismiss(True)


class WifiScreen(AskScreen[QrText]):
    """The name of the network and its password."""

    def __init__(self, words: Words, network: str, password: str, hidden: bool = False) -> None:
        self._hidden = hidden
        self._called = words("qr.wifi-hidden" if hidden else "qr.wifi")
        asks = (
            Ask("network", words("qr.network"), network, verbatim=True),
            Ask("password", words("qr.password"), password, words("qr.open"), verbatim=True),
        )
        super().__init__(words, self._called, asks, "qr.show")

    def understand(self, values: Mapping[str, str]) -> Understood[QrText]:
        """The network, when it can be one."""
        network, password = values["network"], values["password"]
        if not network:
            return Understood(None, (plain(self.words("qr.wifi-how")),), "network")
        try:
            payload = wifi_text(network, password, self._hidden)
        except Refused as refusal:
            field = "network" if refusal.key == "refused.no-network" else "password"
            return Understood(None, (plain(self.words(refusal.key)),), field)
        told = [self.words("qr.network"), network, ""]
        told += [self.words("qr.password"), password] if password else [self.words("qr.open")]
        return Understood(
            QrText(payload, self._called, tuple(told), (network, password)),
            (plain(self.words("qr.wifi-how")),),
        )


class LinkScreen(AskScreen[QrText]):
    """A link to a survey or to material."""

    def __init__(self, words: Words, link: str) -> None:
        super().__init__(
            words,
            words("qr.link"),
            (
                Ask("link", words("qr.address"), link, "https://"),
                Ask("title", words("qr.link-title"), example=words("qr.link-example")),
            ),
            "qr.show",
        )

    def understand(self, values: Mapping[str, str]) -> Understood[QrText]:
        """The link, when it is one."""
        if not values["link"]:
            return Understood(None, (plain(self.words("qr.link-how")),), "link")
        try:
            payload = link_text(values["link"])
        except Refused as refusal:
            return Understood(None, (plain(self.words(refusal.key)),), "link")
        title = values["title"] or self.words("qr.link")
        return Understood(QrText(payload, title, (payload,), (values["link"],)), (plain(payload),))


class ContactScreen(AskScreen[QrText]):
    """Somebody who is not on the list, or whom the list has no number and address of."""

    def __init__(self, words: Words) -> None:
        names = ("name", "organisation", "phone", "email")
        asks = tuple(Ask(name, words(f"qr.{name}")) for name in names)
        super().__init__(words, words("qr.contact"), asks, "qr.show")

    def understand(self, values: Mapping[str, str]) -> Understood[QrText]:
        """The person, with a telephone or an address at least."""
        try:
            found = contact_qr(self.words, *(values[n] for n in ("name", "organisation", "phone", "email")))
        except Refused as refusal:
            field = "name" if refusal.key == "refused.no-name" else "phone"
            return Understood(None, (plain(self.words(refusal.key)),), field)
        return Understood(found, (plain(" · ".join(found.told)),))


def contact_qr(words: Words, name: str, organisation: str, phone: str, email: str) -> QrText:
    """A person as a code. Refused without a name, and without a telephone or an address."""
    payload = contact_text(name, organisation, phone, email)
    told = tuple(part for part in (name, organisation, phone, email) if part)
    return QrText(payload, words("qr.contact"), told)
