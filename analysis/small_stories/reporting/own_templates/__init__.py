"""Templates of somebody's own: any Word file whose styles and place marks the program fills."""
