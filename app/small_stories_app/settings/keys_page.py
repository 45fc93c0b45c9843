"""The keys of all commands, and how they are changed."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from small_stories_app.commands import Command, Commands
from small_stories_app.keys import key_in_words
from small_stories_app.options import SINGLE_KEYS
from small_stories_app.session import Session
from small_stories_app.settings.key_field import KeyField
from small_stories_app.widgets.headings import explanation
from small_stories_app.widgets.notice import Notice
from small_stories_app.widgets.rows import Column, RowsModel
from small_stories_app.widgets.rows_table import RowsTable

Row = tuple[Command, QAction]


class KeysPage(QWidget):
    """A table of every command; a key that is pressed in the field becomes the chosen one's."""

    def __init__(self, session: Session, commands: Commands) -> None:
        super().__init__()
        self._session = session
        self._commands = commands
        self._wanted = ""
        text = session.text
        self.single = QCheckBox(text("settings.single_keys"))
        self.single.setChecked(session.options.is_on(SINGLE_KEYS))
        self.line = QLineEdit()
        self.line.setPlaceholderText(text("settings.find_key"))
        self.line.setAccessibleName(text("settings.find_key"))
        self._model: RowsModel[Row] = RowsModel(
            [
                Column(text("look.command"), self._name),
                Column(text("settings.menu"), self._menu),
                Column(text("look.key"), self._keys),
                Column(text("settings.changed"), self._changed),
            ],
            lambda row: row[0].key,
        )
        self.table = RowsTable(self._model, text("look.commands"), (0, 12, 30, 10))
        self.field = KeyField(text("settings.new_key"), text("settings.new_key_hint"))
        self.usual = QPushButton(text("settings.usual_key"))
        self.none = QPushButton(text("settings.no_key"))
        self.all_usual = QPushButton(text("settings.all_usual"))
        self.notice = Notice()
        self.take = QPushButton(text("settings.take_key"))
        self.take.hide()
        self._lay_out()
        self._connect()
        self._show()

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.addWidget(self.field, 1)
        buttons.addWidget(self.usual)
        buttons.addWidget(self.none)
        clash = QHBoxLayout()
        clash.addWidget(self.notice, 1)
        clash.addWidget(self.take)
        self.table.setMinimumHeight(180)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.addWidget(self.single)
        column.addWidget(explanation(self._session.text("settings.single_keys_hint")))
        column.addWidget(self.line)
        column.addWidget(self.table, 1)
        column.addLayout(buttons)
        column.addLayout(clash)
        column.addWidget(self.all_usual, 0, Qt.AlignmentFlag.AlignLeft)

    def _connect(self) -> None:
        self.single.toggled.connect(self._switch_single)
        self.line.textChanged.connect(self._show)
        self.field.pressed.connect(self._choose)
        self.usual.clicked.connect(self._give_usual)
        self.none.clicked.connect(self._give_none)
        self.all_usual.clicked.connect(self._give_all_usual)
        self.take.clicked.connect(self._take_from_others)
        self.table.activated.connect(self.field.setFocus)
        self.table.selectionModel().currentRowChanged.connect(self._leave_clash)

    def _show(self) -> None:
        words = self.line.text().casefold().split()
        rows = [
            (command, action)
            for command, action in self._commands.all()
            if all(word in f"{self._name((command, action))}".casefold() for word in words)
        ]
        self.table.show_rows(rows)

    def _choose(self, key: str) -> None:
        row = self.table.current()
        if row is None:
            return
        others = self._commands.in_the_way(row[0], key)
        menu = self._commands.menu_opened_by(key)
        if menu:
            self._leave_clash()
            pressed = key_in_words(key)
            told = self._session.text("settings.opens_menu", None, pressed=pressed, menu=menu)
            self.notice.say(told)
        elif others:
            self._wanted = key
            names = ", ".join(f"“{self._commands.name_of(other)}”" for other in others)
            told = self._session.text(
                "settings.clash", None, pressed=key_in_words(key), other=names
            )
            self.notice.say(told)
            self.take.show()
        else:
            self._commands.choices.choose(row[0].key, key)
            self._apply()

    def _take_from_others(self) -> None:
        row = self.table.current()
        if row is None:
            return
        for other in self._commands.in_the_way(row[0], self._wanted):
            self._commands.choices.choose(other.key, "")
        self._commands.choices.choose(row[0].key, self._wanted)
        self.field.setFocus()
        self._apply()

    def _give_usual(self) -> None:
        row = self.table.current()
        if row is not None:
            self._commands.choices.forget(row[0].key)
            self._apply()
            self._tell_of_clash(row[0])

    def _tell_of_clash(self, command: Command) -> None:
        """Offer the usual key to a command whose key another one has been given meanwhile."""
        for key in command.usual_keys:
            if self._commands.in_the_way(command, key):
                self._choose(key)
                return

    def _give_none(self) -> None:
        row = self.table.current()
        if row is not None:
            self._commands.choices.choose(row[0].key, "")
            self._apply()

    def _give_all_usual(self) -> None:
        self._commands.choices.forget_all()
        self._apply()

    def _switch_single(self, on: bool) -> None:
        self._session.options.switch(SINGLE_KEYS, on=on)
        self._apply()

    def _apply(self) -> None:
        self._leave_clash()
        self._commands.apply_keys()
        self._show()

    def _leave_clash(self) -> None:
        self._wanted = ""
        self.notice.say("")
        self.take.hide()

    def _name(self, row: Row) -> str:
        return self._commands.name_of(row[0])

    def _menu(self, row: Row) -> str:
        return self._session.text(f"menus.{row[0].menu}").replace("&", "")

    def _keys(self, row: Row) -> str:
        return ", ".join(dict.fromkeys(key_in_words(key) for key in self._commands.keys_of(row[0])))

    def _changed(self, row: Row) -> str:
        changed = self._commands.choices.is_changed(row[0].key)
        return self._session.text("settings.is_changed") if changed else ""
