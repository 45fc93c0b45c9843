"""What tells a trait of somebody: health, a rare post or role, a group, an organisation."""
