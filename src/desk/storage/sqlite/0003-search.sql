-- What the officers' list filters and searches by: one slim row per filing, so that neither reads
-- manifests. Everything here can be made anew from `filings` and `receipts`.
CREATE TABLE listing (
  filing BLOB PRIMARY KEY REFERENCES filings (id),
  reference TEXT NOT NULL,
  kiosk TEXT NOT NULL,
  procedure TEXT NOT NULL,
  state TEXT NOT NULL,
  -- The ward's calendar day of the receipt.
  day TEXT,
  dossier TEXT,
  touched_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX listing_by_time ON listing (touched_at, filing);
CREATE INDEX listing_by_reference ON listing (reference);
CREATE INDEX listing_by_dossier ON listing (dossier);
CREATE INDEX listing_by_day ON listing (day);

-- Every name in a filing as its search key, with a space before each word.
CREATE TABLE listing_names (
  filing BLOB NOT NULL REFERENCES listing (filing),
  name TEXT NOT NULL,
  PRIMARY KEY (filing, name)
) STRICT, WITHOUT ROWID;

-- Every number of a person or an identity paper in a filing.
CREATE TABLE listing_numbers (
  number TEXT NOT NULL,
  filing BLOB NOT NULL REFERENCES listing (filing),
  PRIMARY KEY (number, filing)
) STRICT, WITHOUT ROWID;

-- Which of a kiosk's filings still await pages is asked at every receipt.
CREATE INDEX filings_by_kiosk ON filings (kiosk, touched_at);
