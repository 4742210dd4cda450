"""What a paper is: a performance document, or one of the many other papers of a public body."""
