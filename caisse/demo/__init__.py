"""The demonstration: a plainly fictional pool, made through the services."""
