"""Reports as slides: short lines that fit, in layouts that screen readers and outlines know."""
