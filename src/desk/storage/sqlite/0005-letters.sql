-- Letters to residents who gave an e-mail address, one for each decision. The address stands in the manifest alone.
CREATE TABLE letters (
  filing BLOB NOT NULL,
  -- The decision that it tells of.
  number INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('waiting', 'sent', 'refused')),
  tries INTEGER NOT NULL,
  -- Unix milliseconds: since when it waits; when it is tried again, or when it was sent or given up.
  since INTEGER NOT NULL,
  at INTEGER NOT NULL,
  -- The server's last code, where it gave one.
  code INTEGER,
  PRIMARY KEY (filing, number),
  FOREIGN KEY (filing, number) REFERENCES decisions (filing, number)
) STRICT, WITHOUT ROWID;

CREATE INDEX letters_by_state ON letters (state, at);
