"""Makes blocks of what is printed: one module for each family of containers."""
