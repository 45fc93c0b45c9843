"""From what was said to wider words: ages, dates, places, and kinds of things."""
