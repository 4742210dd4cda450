"""Records drafted from what a document says: where each begins, what its parts are called."""
