"""What leaves the project: report, typology and quotes, and the gate they pass."""
