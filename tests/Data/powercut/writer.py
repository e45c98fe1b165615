"""Writes rows, one a transaction, with a setting of PRAGMA synchronous: writer.py DATABASE SETTING ROWS.
Prints, for each acknowledged row, its name and how long the record of writes was then."""
import os
import sqlite3
import sys

database, setting, rows = sys.argv[1], sys.argv[2], int(sys.argv[3])
connection = sqlite3.connect(database, isolation_level=None)
connection.execute(f"PRAGMA synchronous = {setting}")
connection.execute("PRAGMA wal_autocheckpoint = 20")
for row in range(rows):
    connection.execute("INSERT INTO api_keys (subject, filler) VALUES (?, ?)", (f"writer-{row}", os.urandom(2_000)))
    print(f"writer-{row}", os.stat(os.environ["RECORD_LOG"]).st_size)
