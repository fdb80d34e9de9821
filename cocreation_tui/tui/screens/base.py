"""What all screens share: words, and a sentence instead of a squeezed screen when the window is too small."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Protocol, TypeVar, cast

from textual import events
from textual.app import App
from textual.screen import ModalScreen, Screen
from textual.widgets import Static

from cocreation_tui.i18n.words import Words
from cocreation_tui.tui.keys.acts import Acts, carry_out
from cocreation_tui.tui.keys.keyboard import Keyboard
from cocreation_tui.tui.keys.table import Place, at
from cocreation_tui.tui.text import plain

if TYPE_CHECKING:
    from cocreation_tui.desk.desk import Room

NARROWEST = 60
"""Columns below which nothing useful can be shown."""
LOWEST = 18
"""Rows below which nothing useful can be shown."""

Result = TypeVar("Result")


class HasKeyboard(Protocol):
    """What every screen knows of the application it is shown in."""

    keyboard: Keyboard
    """The keys as they are set."""


class TooSmall(Static):
    """Says that the window is too small, and that nothing is lost."""

    SCOPED_CSS = False
    DEFAULT_CSS = """
    TooSmall { display: none; width: 1fr; height: 1fr; content-align: center middle; text-align: center; }
    .-too-small > * { display: none !important; }
    .-too-small > TooSmall { display: block !important; }
    """


class BaseScreen(Screen[Result]):
    """A screen with words and a smallest size."""

    AUTO_FOCUS = ""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self.words = words
        """The language it speaks."""
        self.too_small = TooSmall()
        """Shown alone when the window is too small; every screen yields it."""

    @property
    def keyboard(self) -> Keyboard:
        """The keys as they are set."""
        return cast("HasKeyboard", self.app).keyboard

    def _on_mount(self, event: events.Mount) -> None:
        self.take_keys()

    def take_keys(self) -> None:
        """Have the keys as they are set now."""
        take_keys(self, self.keyboard)

    @property
    def acts(self) -> Acts:
        """What it does, by command of the table of keys."""
        return {}

    async def action_act(self, wanted: str) -> None:
        """Carry out a command of the table of keys."""
        await carry_out(self.acts, wanted)

    def on_resize(self, event: events.Resize) -> None:
        """Give way to the sentence, or come back."""
        watch_size(self, self.too_small, self.words, event, in_meeting(self.app))


class BaseDialog(ModalScreen[Result]):
    """A screen over another one; ``Esc`` always closes it and changes nothing."""

    AUTO_FOCUS = ""
    BINDINGS = [("escape", "close_dialog", "")]
    WHERE: ClassVar[Place | None] = None
    """Where its keys mean something; None for one without commands."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self.words = words
        """The language it speaks."""
        self.too_small = TooSmall()
        """Shown alone when the window is too small; every dialog yields it."""

    @property
    def keyboard(self) -> Keyboard:
        """The keys as they are set."""
        return cast("HasKeyboard", self.app).keyboard

    def _on_mount(self, event: events.Mount) -> None:
        self.take_keys()

    def take_keys(self) -> None:
        """Have the keys as they are set now."""
        take_keys(self, self.keyboard)

    @property
    def acts(self) -> Acts:
        """What it does, by command of the table of keys."""
        return {"over-help": self.show_help, "over-palette": self.show_palette} if self.WHERE else {}

    def show_help(self) -> None:
        """What can be done here, then every key of a meeting."""
        from cocreation_tui.tui.screens.dialogs.help import HelpScreen, place_page

        if self.WHERE is not None:
            page = place_page(self.WHERE, self.words, self.keyboard)
            self.app.push_screen(HelpScreen(self.words, self.keyboard, page))

    def show_palette(self) -> None:
        """Everything that can be done here, by name."""
        from cocreation_tui.tui.screens.dialogs.pick import PickScreen, command_choices

        async def done(wanted: str | None) -> None:
            if wanted is not None:
                await carry_out(self.acts, wanted)

        choices = command_choices(at(self.WHERE), self.words, self.keyboard) if self.WHERE else ()
        self.app.push_screen(PickScreen(self.words, self.words("palette.title"), choices), done)

    async def action_act(self, wanted: str) -> None:
        """Carry out a command of the table of keys."""
        await carry_out(self.acts, wanted)

    def on_resize(self, event: events.Resize) -> None:
        """Give way to the sentence, or come back."""
        watch_size(self, self.too_small, self.words, event, in_meeting(self.app))

    def action_close_dialog(self) -> None:
        """Close without a result."""
        self.dismiss(None)


def take_keys(screen: Screen[Result], keyboard: Keyboard) -> None:
    """Give a screen the keys as they are set: once, where Textual's own keymap is gone through at every key."""
    usual = type(screen)._merged_bindings
    if usual is not None:
        screen._bindings = usual.copy()
        screen._bindings.apply_keymap(keyboard.keymap())


def in_meeting(app: App[Any]) -> bool:
    """Whether a meeting goes on in an application, also where something else is shown over it."""
    room: Room | None = getattr(app, "room", None)
    facts = room.runner.session.facts if room else None
    return facts is not None and facts.started_at is not None and facts.closed_at is None


def watch_size(
    screen: Screen[Result], too_small: TooSmall, words: Words, event: events.Resize, meeting: bool
) -> None:
    """Show only the sentence when a window is smaller than the smallest useful one; ``meeting`` when one goes on."""
    size = event.size
    cramped = size.width < NARROWEST or size.height < LOWEST
    screen.set_class(cramped, "-too-small")
    if cramped:
        lost = words("too-small-meeting" if meeting else "too-small-nothing")
        sizes = {"width": size.width, "height": size.height, "narrowest": NARROWEST, "lowest": LOWEST}
        too_small.update(plain(words("too-small", lost=lost, **sizes)))
