-- The whole photographs that pages were cut out of: of the visit in progress, to put the corners right;
-- of a filing, where the ward keeps them until the desk has confirmed it.

CREATE TABLE draft_photograph (
    number  INTEGER PRIMARY KEY NOT NULL,
    picture BLOB NOT NULL
) STRICT;

CREATE TABLE filing_photograph (
    filing  BLOB NOT NULL REFERENCES filing (id),
    number  INTEGER NOT NULL,
    picture BLOB NOT NULL,
    PRIMARY KEY (filing, number)
) STRICT;
