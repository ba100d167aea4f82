-- Everything the desk keeps but the pages' bytes, which are files.

-- The desk's own name, made once.
CREATE TABLE desk (
  only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
  name TEXT NOT NULL
) STRICT;

-- A filing from its announcement on. Manifest and digest never change; `status` is the answer to
-- GET as JSON; `touched_at` (Unix milliseconds) orders the officers' list.
CREATE TABLE filings (
  id BLOB PRIMARY KEY CHECK (length(id) = 16),
  digest BLOB NOT NULL CHECK (length(digest) = 32),
  manifest BLOB NOT NULL,
  reference TEXT NOT NULL,
  kiosk TEXT NOT NULL,
  procedure_code TEXT NOT NULL,
  procedure_id TEXT NOT NULL,
  status TEXT NOT NULL,
  touched_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX filings_by_time ON filings (touched_at, id);

-- The pages that a manifest names.
CREATE TABLE parts (
  filing BLOB NOT NULL REFERENCES filings (id),
  n INTEGER NOT NULL CHECK (n > 0),
  media_type TEXT NOT NULL,
  size INTEGER NOT NULL CHECK (size > 0),
  sha256 BLOB NOT NULL CHECK (length(sha256) = 32),
  PRIMARY KEY (filing, n)
) STRICT, WITHOUT ROWID;

CREATE INDEX parts_by_digest ON parts (sha256);

-- One row per committed filing. `answer` is the receipt's JSON, repeated byte for byte for ever;
-- `day` is the ward's calendar day and `number` runs within it.
CREATE TABLE receipts (
  filing BLOB PRIMARY KEY REFERENCES filings (id),
  day TEXT NOT NULL,
  number INTEGER NOT NULL CHECK (number > 0),
  dossier TEXT NOT NULL UNIQUE,
  answer TEXT NOT NULL,
  UNIQUE (day, number)
) STRICT, WITHOUT ROWID;

-- The feed: every change of a status, in order.
CREATE TABLE changes (
  cursor INTEGER PRIMARY KEY AUTOINCREMENT,
  kiosk TEXT NOT NULL,
  status TEXT NOT NULL
) STRICT;
