"""The ground floor: exact numbers, dates of law, issues, digests, clock, format and messages."""
