"""Documents of invented bodies, each laid out by another office with another program.

The names of the bodies are made up; nobody is named in them. The records live in
`corpus/layouts/records/`, the PDFs and their gold in `corpus/layouts/`.
"""
