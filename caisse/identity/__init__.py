"""Who acts: users, grants, tokens, permissions."""
