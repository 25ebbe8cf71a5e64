"""Rules of law: dated, cited values and pure functions that return a verdict."""
