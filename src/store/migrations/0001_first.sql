-- Everything that says something about a person is in a sealed BLOB; the rest may be read by anybody.

-- The visit in progress, at most one. Its key is wrapped by the device's key.
CREATE TABLE draft (
    id   BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    wrap BLOB NOT NULL
) STRICT;

CREATE TABLE journal (
    number INTEGER PRIMARY KEY NOT NULL,
    event  BLOB NOT NULL
) STRICT;

CREATE TABLE page (
    number  INTEGER PRIMARY KEY NOT NULL,
    picture BLOB NOT NULL
) STRICT;

CREATE TABLE filing (
    id             BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    reference      TEXT NOT NULL,
    procedure_code TEXT NOT NULL,
    sealed_at      TEXT NOT NULL,
    bytes          INTEGER NOT NULL
) STRICT;

-- One key per filing, wrapped for this device and, where the desk has a key, for the desk.
-- Without its row nobody can read the filing any more.
CREATE TABLE filing_key (
    filing      BLOB PRIMARY KEY NOT NULL REFERENCES filing (id),
    device_wrap BLOB NOT NULL,
    desk_wrap   BLOB,
    desk_key    BLOB
) STRICT;

CREATE TABLE content (
    filing   BLOB PRIMARY KEY NOT NULL REFERENCES filing (id),
    header   BLOB NOT NULL,
    manifest BLOB NOT NULL
) STRICT;

CREATE TABLE part (
    filing  BLOB NOT NULL REFERENCES filing (id),
    number  INTEGER NOT NULL,
    picture BLOB NOT NULL,
    PRIMARY KEY (filing, number)
) STRICT;

-- Never changed and never deleted but for the officer's words, which go with the filing's key.
CREATE TABLE ledger (
    sequence INTEGER PRIMARY KEY AUTOINCREMENT,
    filing   BLOB NOT NULL REFERENCES filing (id),
    number   INTEGER NOT NULL,
    at       TEXT NOT NULL,
    kind     TEXT NOT NULL,
    event    TEXT NOT NULL,
    words    BLOB,
    UNIQUE (filing, number)
) STRICT;

-- A receipt is for ever: a second one is an echo.
CREATE UNIQUE INDEX one_receipt ON ledger (filing) WHERE kind = 'received';

-- Facts about this database: the check value of the device's key, the last probe.
CREATE TABLE fact (
    name  TEXT PRIMARY KEY NOT NULL,
    value BLOB NOT NULL
) STRICT;
