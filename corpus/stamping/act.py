"""A resolution of seven pages: premises, decisions, opinions and the note of publication."""

from pathlib import Path

from reportlab.pdfgen.canvas import Canvas

_WIDTH, _HEIGHT = 595.0, 842.0  # points
_LEFT, _TOP, _LEADING = 70.0, 90.0, 16.0  # points
_PAGES = 7

_TITLE = (
    "COMUNE DI ROVEGLIANO SUL FIUME",
    "VERBALE DI DELIBERAZIONE DELLA GIUNTA",
    "N. 37 DEL 18/03/2024",
    "OGGETTO: approvazione del documento che si allega.",
)
_PREMISES = (
    "Richiamato lo statuto, che affida alla giunta gli atti di programmazione;",
    "visto il parere reso dal segretario nella seduta precedente;",
    "dato atto che la spesa trova copertura nel bilancio in corso;",
    "ritenuto di provvedere senza ulteriore indugio;",
    "considerato che il testo in esame riprende quello dell'anno prima;",
)
_OPINIONS = (
    "PARERE DI REGOLARITÀ TECNICA",
    "Esito: favorevole",
    "Il responsabile: f.to A. B.",
    "PARERE DI REGOLARITÀ CONTABILE",
    "Esito: favorevole",
    "Il responsabile: f.to C. D.",
)
_PUBLICATION = (
    "RELATA DI PUBBLICAZIONE",
    "Il presente atto è affisso all'albo dal 20/03/2024 al 04/04/2024.",
    "L'addetto: f.to E. F.",
)


def set_act(out: Path) -> None:
    """Write the resolution."""
    canvas = Canvas(str(out), pagesize=(_WIDTH, _HEIGHT), invariant=1)
    for number in range(1, _PAGES + 1):
        for position, text in enumerate(_page(number)):
            canvas.setFont("Times-Roman", 11)
            canvas.drawString(_LEFT, _HEIGHT - _TOP - position * _LEADING, text)
        canvas.showPage()
    canvas.save()


def _page(number: int) -> tuple[str, ...]:
    if number == 1:
        return (*_TITLE, "", *_PREMISES)
    if number == _PAGES - 1:
        return _OPINIONS
    if number == _PAGES:
        return _PUBLICATION
    return _PREMISES * 4
