"""The demo agency: Kabupaten Tirta Kencana, a regency of islands that no map shows."""
