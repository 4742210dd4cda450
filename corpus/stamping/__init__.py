"""Puts on documents what an office puts on them when it registers, signs and publishes them.

`marks` draws stamps, `merging` lays drawn pages over those of a document and binds documents
together, `act` sets a resolution to bind them behind, `forms` names the eight forms in which one
document is published, and `chance` draws stamps at random. Everything is made on demand.
"""
