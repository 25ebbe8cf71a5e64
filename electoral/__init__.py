"""Ballots: constituencies, results, thresholds, matching, dated rules of law."""
