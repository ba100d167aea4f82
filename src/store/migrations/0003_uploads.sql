-- Where the files of a filing go on a server that creates uploads under addresses of its own: the manifest is
-- number 0. Whoever has such an address may read what lies there, so it is sealed under the filing's key.
CREATE TABLE upload (
    filing  BLOB NOT NULL REFERENCES filing (id),
    number  INTEGER NOT NULL,
    address BLOB NOT NULL,
    PRIMARY KEY (filing, number)
) STRICT;

-- A hand-over is for ever: a second one is an echo.
CREATE UNIQUE INDEX one_hand_over ON ledger (filing) WHERE kind = 'handed_over';
