"""Settings: rows that the arrows change, obeyed and kept at once; where files live; keys of one's own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from cocreation_tui.core.ground.errors import StoreError
from cocreation_tui.desk.desk import Desk
from cocreation_tui.i18n.words import LANGUAGES, Words, language_name
from cocreation_tui.settings import SPEAKING, Settings
from cocreation_tui.tui.keys.acts import Acts
from cocreation_tui.tui.keys.table import Place, bindings
from cocreation_tui.tui.screens.base import BaseDialog
from cocreation_tui.tui.screens.ways import Ways
from cocreation_tui.tui.text import line, lines, pad, plain, styled
from cocreation_tui.tui.theme import THEMES, theme_name
from cocreation_tui.tui.words.of_keys import key_problem_words

if TYPE_CHECKING:
    from cocreation_tui.tui.screens.home.own_keys import OwnKey

LABEL = 34
"""Columns of a label."""


@dataclass(frozen=True, slots=True)
class Row:
    """One setting."""

    name: str
    """Its id: ``settings.<name>`` names it in the catalogues."""
    value: Callable[[Settings], str]
    """What it says now, in words."""
    turned: Callable[[Settings, int], Settings]
    """The settings after turning it."""


def _switched(settings: Settings, name: str) -> Settings:
    match name:
        case "bell":
            return replace(settings, bell=not settings.bell)
        case "asks_agreement":
            return replace(settings, asks_agreement=not settings.asks_agreement)
        case "individual_times":
            return replace(settings, individual_times=not settings.individual_times)
        case "keep_speaking_times":
            return replace(settings, keep_speaking_times=not settings.keep_speaking_times)
        case _:
            return replace(settings, hide_names=not settings.hide_names)


class SettingRow(Static):
    """A row that can be clicked: the first click chooses it, more turn it."""

    def __init__(self, place: int) -> None:
        super().__init__(classes="settings-row")
        self._place = place

    async def on_click(self, event: events.Click) -> None:
        """Choose or turn."""
        event.stop()
        await self.run_action(f"screen.click({self._place})")


class SettingsScreen(BaseDialog[None]):
    """Up and down choose, left and right change, Enter changes or opens the keys, Esc goes back."""

    CSS_PATH = "../../styles/settings.tcss"
    WHERE = Place.SETTINGS
    BINDINGS = [
        Binding("down,tab", "choose(1)", show=False),
        Binding("up,shift+tab", "choose(-1)", show=False),
        Binding("right,enter,space,plus", "turn(1)", show=False),
        Binding("left,minus", "turn(-1)", show=False),
        *bindings(Place.SETTINGS),
    ]

    def __init__(self, desk: Desk, words: Words, places: Ways) -> None:
        super().__init__(words)
        self._desk = desk
        self._places = places
        self._chosen = 0
        self._trouble = ""
        self._rows = self._all_rows()

    def _all_rows(self) -> tuple[Row, ...]:
        return (
            Row("language", self._language, self._turn_language),
            Row("theme", self._theme, self._turn_theme),
            self._switch("bell"),
            self._switch("individual_times"),
            self._switch("keep_speaking_times"),
            self._switch("hide_names"),
            Row("speaking_in_minutes", self._speaking, self._turn_speaking),
            self._switch("asks_agreement"),
            Row("keys", self._keys, lambda settings, by: settings),
        )

    def _switch(self, name: str) -> Row:
        return Row(
            name,
            lambda settings: self.words(f"settings.{name}-{'on' if getattr(settings, name) else 'off'}"),
            lambda settings, by: _switched(settings, name),
        )

    def _language(self, settings: Settings) -> str:
        return language_name(self.words, self._desk.language, "settings.language-")

    def _turn_language(self, settings: Settings, by: int) -> Settings:
        ids = tuple(LANGUAGES)
        return replace(settings, language=ids[(ids.index(self._desk.language) + by) % len(ids)])

    def _theme(self, settings: Settings) -> str:
        return self.words(f"audience.theme.{theme_name(settings.theme)}")

    def _turn_theme(self, settings: Settings, by: int) -> Settings:
        names = [theme.name for theme in THEMES]
        place = (names.index(theme_name(settings.theme)) + by) % len(names)
        return replace(settings, theme=names[place].removeprefix("cocreation-"))

    def _speaking(self, settings: Settings) -> str:
        return self.words(f"settings.speaking-{settings.speaking_in_minutes}")

    def _turn_speaking(self, settings: Settings, by: int) -> Settings:
        place = (SPEAKING.index(settings.speaking_in_minutes) + by) % len(SPEAKING)
        return replace(settings, speaking_in_minutes=SPEAKING[place])

    def _keys(self, settings: Settings) -> str:
        return self.words.count("settings.keys-changed", len(settings.keys))

    @property
    def acts(self) -> Acts:
        """What it does, by command."""
        return {
            **super().acts,
            "settings-close": self.action_close_dialog,
        }

    def compose(self) -> ComposeResult:
        """Title, rows, where files live, what is wrong, keys."""
        yield self.too_small
        yield Static(id="settings-title")
        with VerticalScroll(id="settings-body", can_focus=False):
            for place in range(len(self._rows)):
                yield SettingRow(place)
            yield Static(id="settings-about")
            yield Static(id="settings-files")
            yield Static(id="settings-wrong")
        yield Static(id="settings-hints")

    def on_mount(self) -> None:
        """Show everything."""
        self._show()

    def _show(self) -> None:
        settings, words = self._desk.settings, self.words
        self.query_one("#settings-title", Static).update(plain(words("settings.title")))
        self.query_one("#settings-hints", Static).update(plain(words("settings.hints")))
        for place, row in enumerate(self.query(SettingRow)):
            row.update(self._row(place, settings))
        row_name = self._rows[self._chosen].name
        self.query_one("#settings-about", Static).update(
            styled(words(f"settings.{row_name}-about", key=self.keyboard.first("palette")), "$text-muted")
        )
        self.query_one("#settings-files", Static).update(lines(self._files()))
        self.query_one("#settings-wrong", Static).update(
            lines([styled(text, "bold $text-warning") for text in self._wrong()])
        )

    def _row(self, place: int, settings: Settings) -> Content:
        row, here = self._rows[place], place == self._chosen
        opens = row.name == "keys"
        return line(
            ("▸ " if here else "  ", "bold $text-primary"),
            (pad(self.words(f"settings.{row.name}"), LABEL), "bold" if here else ""),
            ("← " if here and not opens else "  ", "$text-primary"),
            (row.value(settings), "bold" if here else ""),
            ((" Enter" if opens else " →") if here else "", "$text-primary"),
        )

    def _files(self) -> list[Content]:
        workspace = self._desk.workspace
        rows = [
            styled(self.words("settings.files"), "bold $text-secondary"),
            plain(self.words("settings.workspace", path=str(workspace.root.absolute()))),
            plain(self.words("settings.own", scripts=workspace.scripts.name, cards=workspace.cards.name)),
        ]
        warning = workspace.warning()
        if warning:
            rows.append(styled(self.words(warning), "bold $text-warning"))
        else:
            rows.append(styled(self.words("settings.not-synced"), "$text-muted"))
        return rows

    def _wrong(self) -> list[str]:
        told = [self._trouble] if self._trouble else []
        told += [
            self.words("settings.trouble", why=self.words(problem.key, line=problem.line, **problem.values))
            for problem in self._desk.settings_problems
        ]
        return told + [key_problem_words(problem, self.words) for problem in self._places.key_problems]

    def action_choose(self, by: int) -> None:
        """Go to another row."""
        self._chosen = max(0, min(self._chosen + by, len(self._rows) - 1))
        self._show()
        self.query(SettingRow)[self._chosen].scroll_visible(animate=False)

    def action_turn(self, by: int) -> None:
        """Change the row; the row of the keys opens them."""
        row = self._rows[self._chosen]
        if row.name == "keys":
            self._open_keys()
        else:
            self._keep(row.turned(self._desk.settings, by))

    def action_click(self, place: int) -> None:
        """Choose a row, or turn the one that is chosen."""
        if place == self._chosen:
            self.action_turn(1)
        else:
            self.action_choose(place - self._chosen)

    def _keep(self, settings: Settings) -> None:
        """Obey the settings and keep them; what cannot be kept holds until the program ends."""
        self._trouble = ""
        try:
            self._desk.keep_settings(settings)
        except StoreError as error:
            self._trouble = self.words(
                "settings.not-kept", why=self.words(error.key, path=error.path.name, **error.values)
            )
        self._places.obey(settings)
        self.words = self._places.words
        self._show()

    def _open_keys(self) -> None:
        from cocreation_tui.tui.screens.home.own_keys import OwnKeysScreen

        screen = OwnKeysScreen(self.words, self.keyboard, self._desk.settings.keys)
        self.app.push_screen(screen, self._keys_changed)

    def _keys_changed(self, changed: OwnKey | None) -> None:
        if changed is None:
            return
        keys = dict(self._desk.settings.keys)
        if changed.key:
            keys[changed.command] = changed.key
        else:
            keys.pop(changed.command, None)
        self._keep(replace(self._desk.settings, keys=keys))
        self._open_keys()
