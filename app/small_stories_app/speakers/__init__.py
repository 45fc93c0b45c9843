"""The speakers of an interview: who asks, who tells, and whose words a turn is."""
