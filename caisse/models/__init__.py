"""Tables that tie the packages together: installation, documents, confirmations, designations."""
