-- What several processes of one desk must know of each other, and what a new start must not forget.

-- The public half of the key that signs what is handed over: every process must have the same.
CREATE TABLE hand_over_key (
  only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
  public BLOB NOT NULL CHECK (length(public) = 32)
) STRICT;

-- The last words of every kiosk, as JSON; `calls` is since when they say that somebody calls. Times are Unix
-- milliseconds.
CREATE TABLE heard (
  kiosk TEXT PRIMARY KEY,
  beat TEXT NOT NULL,
  at INTEGER NOT NULL,
  calls INTEGER
) STRICT, WITHOUT ROWID;

-- Residents who call for staff, since when.
CREATE TABLE calls (
  kiosk TEXT PRIMARY KEY,
  since INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Pages that are kept as objects: their pieces, one after the other from byte `place` on. A page has exactly the
-- bytes of its rows here; an object that no row names is nobody's.
CREATE TABLE pieces (
  filing BLOB NOT NULL REFERENCES filings (id),
  sha256 BLOB NOT NULL CHECK (length(sha256) = 32),
  place INTEGER NOT NULL CHECK (place >= 0),
  size INTEGER NOT NULL CHECK (size > 0),
  object TEXT NOT NULL UNIQUE,
  PRIMARY KEY (filing, sha256, place)
) STRICT, WITHOUT ROWID;
