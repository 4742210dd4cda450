"""Where one paper ends and the next begins in a file: acts, what is annexed to them, copies."""
