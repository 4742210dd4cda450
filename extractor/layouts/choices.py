"""Choices: a sign and a label, repeated, of which the ticked one is the value."""

_TICKED = frozenset("☒☑✓✔✗✘■⊠⊗◉●xX")
_TICKED_BOXES = frozenset("☒☑⊠")
_OPEN = frozenset("☐❏❑❒◻◯□○")


def chosen(text: str) -> str | None:
    """The label of the only ticked box of a choice: ``☒ yes ☐ no`` is ``yes``.

    Returns:
        None where the text is no choice; empty where no box is ticked, or more than one.
    """
    labels: list[tuple[str, list[str]]] = []
    for token in text.split():
        if token in _TICKED or token in _OPEN:
            labels.append((token, []))
        elif labels:
            labels[-1][1].append(token)
        else:
            return None
    signs = {sign for sign, _ in labels}
    if (
        len(labels) < 2
        or not signs & (_OPEN | _TICKED_BOXES)
        or not all(words for _, words in labels)
    ):
        return None
    ticked = [" ".join(words) for sign, words in labels if sign in _TICKED]
    return ticked[0] if len(ticked) == 1 else ""
