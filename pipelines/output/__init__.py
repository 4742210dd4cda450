"""What goes out: tables, CSV and JSON, safe for terminals and spreadsheets."""
