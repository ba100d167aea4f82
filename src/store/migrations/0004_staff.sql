-- Who may open the pages of the staff: name, role and what is made of the PIN, sealed under the device's key.
-- Whose PIN was taken away keeps the row without it, so that the log can still be told with names.
CREATE TABLE staff (
    id     BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    sealed BLOB NOT NULL
) STRICT;

-- What staff did here. Each line's digest covers the digest of the line before it.
CREATE TABLE audit (
    number INTEGER PRIMARY KEY NOT NULL,
    at     TEXT NOT NULL,
    by     BLOB CHECK (length(by) = 16),
    deed   TEXT NOT NULL,
    digest BLOB NOT NULL CHECK (length(digest) = 32)
) STRICT;

CREATE TRIGGER audit_is_not_changed BEFORE UPDATE ON audit
BEGIN SELECT RAISE(ABORT, 'the log is only appended to'); END;

CREATE TRIGGER audit_is_not_deleted BEFORE DELETE ON audit
BEGIN SELECT RAISE(ABORT, 'the log is only appended to'); END;
