"""Italian prose of plans and reports: dates, acts, amounts, claims, and what follows from them."""
