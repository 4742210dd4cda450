"""Words: the vocabulary with its forms, numbers as Italians write them, the tokens of a text."""
