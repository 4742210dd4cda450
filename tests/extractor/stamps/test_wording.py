"""What reads like a stamp and what only speaks of one."""

import pytest

from extractor.stamps.wording import names_registration, places_in_question, reads_like_stamp

STAMPS = (
    "Comune di Vallefiorita - Protocollo n. 0012345 del 03/04/2024 - ENTRATA",
    "Prot. gen. N. 4471/2023 del 11/05/2023",
    "c_x999 - REG_UFFICIALE - 0003317 - Uscita - 12/03/2025",
    "Documento firmato digitalmente da: CARLA BIANCHINI Data: 03/02/2025 09:42:17",
    "Il presente documento è stato sottoscritto digitalmente ai sensi del D.Lgs. 82/2005",
    "Firmato digitalmente da ENTE DI PROVA",
    "Copia analogica conforme all'originale informatico firmato digitalmente",
    "Copia conforme all’originale - pag. 3 di 12",
    "Pubblicato all'Albo Pretorio on line dal 02/03/2024 al 17/03/2024 n. 88",
    "Reg. Gen. n. 55 - AOO SERVIZI n. 0091234",
)
SENTENCES = (
    "La relazione è stata trasmessa alla Regione con nota prot. n. 1234 del 03/04/2024",
    "Tutti gli atti sono firmati digitalmente entro cinque giorni dalla loro adozione",
    "Attivazione del protocollo informatico in tutte le sedi",
    "Protocollo operativo con la Questura",
    "Numero di copie conformi rilasciate agli utenti dello sportello",
    "OGGETTO: affidamento del servizio. Registro Generale N. 57 del 18/02/2025",
    "Obiettivo 3 prot. n. 44521 del 12/03/2024",
    "REGISTRO DI PROTOCOLLO - 14/05/2025",
    "31/12/2024",
)


@pytest.mark.parametrize("text", STAMPS)
def test_words_of_a_stamp_read_like_one(text: str) -> None:
    assert reads_like_stamp(text)
    assert places_in_question(text.split())


@pytest.mark.parametrize("text", SENTENCES)
def test_words_that_speak_of_registrations_do_not(text: str) -> None:
    assert not reads_like_stamp(text)


def test_long_text_is_no_stamp() -> None:
    stamp = STAMPS[3]
    assert not reads_like_stamp(" ".join([stamp] * 6))


def test_registration_is_named_among_any_words() -> None:
    assert names_registration("pervenuto allo sportello di zona n. 0071234 del 12/03/2024 ore 9")
    assert not names_registration("pervenuto allo sportello di zona il 12/03/2024 alle ore 9")


def test_places_are_those_of_the_words() -> None:
    assert places_in_question(["uno", "due", "Prot.", "n.", "tre", "protocollo"]) == [2, 5]
