"""Where cards stand when groups of them lie below each other, reckoned without any widget."""

from bisect import bisect_right
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect

GAP = 10


@dataclass(frozen=True, slots=True)
class CardPlaces:
    """A grid of equal cards under the headings of their groups, in pixels from the top."""

    starts: tuple[int, ...]
    tops: tuple[int, ...]
    count: int
    columns: int
    card: QRect
    heading: int
    height: int

    def group_of(self, row: int) -> int:
        """Return the place of the group that a card stands in."""
        return bisect_right(self.starts, row) - 1

    def size_of(self, group: int) -> int:
        """Return how many cards a group holds."""
        end = self.starts[group + 1] if group + 1 < len(self.starts) else self.count
        return end - self.starts[group]

    def rect(self, row: int) -> QRect:
        """Return where a card stands."""
        group = self.group_of(row)
        line, column = divmod(row - self.starts[group], self.columns)
        return self.card.translated(
            column * (self.card.width() + GAP),
            self.tops[group] + self.heading + line * (self.card.height() + GAP),
        )

    def heading_rect(self, group: int, width: int) -> QRect:
        """Return where the heading of a group stands."""
        return QRect(GAP, self.tops[group], width - 2 * GAP, self.heading)

    def groups_between(self, top: int, bottom: int) -> range:
        """Return the places of the groups that any part of is between two heights."""
        return range(max(bisect_right(self.tops, top) - 1, 0), bisect_right(self.tops, bottom))

    def rows_between(self, group: int, top: int, bottom: int) -> range:
        """Return the cards of a group that any part of is between two heights."""
        step = self.card.height() + GAP
        first = self.tops[group] + self.heading
        start = max((top - first) // step, 0) * self.columns
        end = (max(bottom - first, 0) // step + 1) * self.columns
        size = self.size_of(group)
        return range(self.starts[group] + min(start, size), self.starts[group] + min(end, size))

    def row_at(self, point: QPoint) -> int | None:
        """Return the card at a point, or None between the cards."""
        for group in self.groups_between(point.y(), point.y()):
            for row in self.rows_between(group, point.y(), point.y()):
                if self.rect(row).contains(point):
                    return row
        return None

    def row_below(self, row: int, lines: int) -> int:
        """Return the card so many lines below another (above for less than 0), over groups too."""
        group = self.group_of(row)
        line, column = divmod(row - self.starts[group], self.columns)
        for _ in range(abs(lines)):
            if lines > 0 and line >= (self.size_of(group) - 1) // self.columns:
                if group + 1 == len(self.starts):
                    break
                group, line = group + 1, 0
            elif lines < 0 and line == 0:
                if group == 0:
                    break
                group -= 1
                line = (self.size_of(group) - 1) // self.columns
            else:
                line += 1 if lines > 0 else -1
        within = min(line * self.columns + column, self.size_of(group) - 1)
        return self.starts[group] + within


def lay_cards(
    starts: list[int], count: int, width: int, least: int, card_height: int, heading: int
) -> CardPlaces:
    """Return the places of cards in a view so wide; cards are at least ``least`` pixels wide."""
    columns = max((width - GAP) // (least + GAP), 1)
    wide = max((width - GAP) // columns - GAP, 1)
    tops, y = [], 0
    for place, start in enumerate(starts):
        tops.append(y)
        size = (starts[place + 1] if place + 1 < len(starts) else count) - start
        y += heading + -(-size // columns) * (card_height + GAP)
    card = QRect(GAP, 0, wide, card_height)
    return CardPlaces(tuple(starts), tuple(tops), count, columns, card, heading, y + GAP)
