"""Figures beside the stories: typed once, summed where a sum makes sense, contradictions shown."""
