"""Double entry: accounts, posting, guard, contributions, allocation, redistribution, seals."""
