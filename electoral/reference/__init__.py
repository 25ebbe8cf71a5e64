"""Reference data: facts about constituencies."""
