"""A resolution that approves a plan it does not contain."""

from __future__ import annotations

from pathlib import Path

from corpus.typesetting.blocks import Block, Composition, Gap, Paragraph
from corpus.typesetting.layouts.records import Record
from corpus.typesetting.manner import Manner
from corpus.typesetting.painting import paint

_HEAD = ("Consorzio Servizi Sociali del Poggio Alto", "Provincia di Arezzo")
_TITLE = "DELIBERAZIONE DEL CONSIGLIO DI AMMINISTRAZIONE N. 9 DEL 24/02/2022"
_TEXTS = (
    "OGGETTO: Approvazione del Piano della performance 2022-2024 e del piano dettagliato degli "
    "obiettivi.",
    "L'anno duemilaventidue, il giorno ventiquattro del mese di febbraio, alle ore 15:00, nella "
    "sede del Consorzio si è riunito il Consiglio di amministrazione. Risultano presenti n. 4 "
    "componenti su 5.",
    "IL CONSIGLIO DI AMMINISTRAZIONE",
    "Premesso che:",
    "- l'art. 10 del D.Lgs. 150/2009 prevede l'adozione di un documento programmatico triennale "
    "che individua gli indirizzi e gli obiettivi strategici ed operativi e definisce gli "
    "indicatori per la misurazione e la valutazione della performance;",
    "- con deliberazione n. 3 del 20/01/2022 è stato approvato il bilancio di previsione;",
    "- la bozza del piano è stata illustrata alle organizzazioni sindacali il 10/02/2022;",
    "Dato atto che il Piano contiene n. 14 obiettivi, dei quali n. 8 di performance e n. 6 di PEG, "
    "ciascuno con indicatori, target, scadenze e pesi, per un peso complessivo pari a 100%;",
    "Visto il parere favorevole del Direttore in ordine alla regolarità tecnica;",
    "Con voti unanimi favorevoli espressi per alzata di mano,",
    "DELIBERA",
    "1. di approvare il Piano della performance 2022-2024, depositato agli atti;",
    "2. di demandare ai responsabili di area l'attuazione degli obiettivi entro il 31/12/2022;",
    "3. di trasmettere il provvedimento al Nucleo di valutazione e di pubblicarlo nella sezione "
    '"Amministrazione trasparente";',
    "4. di dichiarare la presente deliberazione immediatamente eseguibile.",
    "Letto, approvato e sottoscritto.",
    "Pubblicata all'albo pretorio per 15 giorni consecutivi dal 02/03/2022.",
)


def write(_record: Record, out: Path) -> None:
    blocks: tuple[Block, ...] = (
        *(Paragraph(line, bold=True, size=11, space_after=2) for line in _HEAD),
        Gap(18),
        Paragraph(_TITLE, bold=True, size=10.5, space_after=14),
        *(Paragraph(text, size=9.5, space_after=10) for text in _TEXTS),
    )
    paint(Composition(_TITLE, blocks), Manner(page_numbers=True), out)
