"""The sound of a recording: decoded, on one clock, and kept where nobody else can hear it."""
