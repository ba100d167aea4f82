-- Who works at the desk, who is signed in, which kiosks are enrolled, and who did what. Times are Unix milliseconds.

-- A password is its argon2id digest with its salt and cost. `one_time_until` is the end of a
-- one-time password; NULL where the owner has chosen a password.
CREATE TABLE accounts (
  name TEXT PRIMARY KEY,
  role TEXT NOT NULL,
  locked INTEGER NOT NULL CHECK (locked IN (0, 1)),
  memory INTEGER NOT NULL CHECK (memory > 0),
  passes INTEGER NOT NULL CHECK (passes > 0),
  lanes INTEGER NOT NULL CHECK (lanes > 0),
  salt BLOB NOT NULL CHECK (length(salt) = 16),
  digest BLOB NOT NULL CHECK (length(digest) = 32),
  one_time_until INTEGER,
  added_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Wrong passwords, by the SHA-256 of the name that was typed: people type passwords into the
-- wrong field. `known` is 1 where an account has that name; rows of others may be forgotten.
CREATE TABLE attempts (
  name BLOB PRIMARY KEY CHECK (length(name) = 32),
  known INTEGER NOT NULL CHECK (known IN (0, 1)),
  failures INTEGER NOT NULL CHECK (failures > 0),
  last_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Open sessions, by the SHA-256 of the browser's token.
CREATE TABLE sessions (
  digest BLOB PRIMARY KEY CHECK (length(digest) = 32),
  account TEXT NOT NULL REFERENCES accounts (name),
  opened_at INTEGER NOT NULL,
  used_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX sessions_by_account ON sessions (account);

-- Kiosks by their name in kiosk.toml. `code` is the SHA-256 of a code to enrol with, until its pass is
-- used; `pass` the SHA-256 of what the kiosk then shows with every request. Without both the kiosk is
-- revoked.
CREATE TABLE kiosks (
  name TEXT PRIMARY KEY,
  code BLOB UNIQUE CHECK (code IS NULL OR length(code) = 32),
  code_until INTEGER,
  code_used INTEGER NOT NULL DEFAULT 0 CHECK (code_used IN (0, 1)),
  pass BLOB UNIQUE CHECK (pass IS NULL OR length(pass) = 32),
  enrolled_at INTEGER
) STRICT, WITHOUT ROWID;

-- Every view and every act, numbered without a gap; `digest` covers the row and the digest before
-- it. No value of a filing stands here.
CREATE TABLE audit (
  number INTEGER PRIMARY KEY CHECK (number > 0),
  at INTEGER NOT NULL,
  who TEXT NOT NULL,
  act TEXT NOT NULL,
  filing BLOB CHECK (filing IS NULL OR length(filing) = 16),
  subject TEXT,
  digest BLOB NOT NULL CHECK (length(digest) = 32)
) STRICT;

CREATE TRIGGER audit_is_not_changed BEFORE UPDATE ON audit
BEGIN SELECT RAISE(ABORT, 'the audit is only added to'); END;

CREATE TRIGGER audit_is_not_deleted BEFORE DELETE ON audit
BEGIN SELECT RAISE(ABORT, 'the audit is only added to'); END;
