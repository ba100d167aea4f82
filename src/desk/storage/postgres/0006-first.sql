-- Everything the desk keeps but the pages' bytes, as SQLite's files 0001 to 0006 together say it: texts that are
-- compared or put in order are so byte by byte, whatever the server's language.

-- Everything the desk keeps but the pages' bytes, which are files.

-- The desk's own name, made once.
CREATE TABLE desk (
  only_row BIGINT PRIMARY KEY CHECK (only_row = 1),
  name TEXT COLLATE "C" NOT NULL
);

-- A filing from its announcement on. Manifest and digest never change; `status` is the answer to
-- GET as JSON; `touched_at` (Unix milliseconds) orders the officers' list.
CREATE TABLE filings (
  id BYTEA PRIMARY KEY CHECK (length(id) = 16),
  digest BYTEA NOT NULL CHECK (length(digest) = 32),
  manifest BYTEA NOT NULL,
  reference TEXT COLLATE "C" NOT NULL,
  kiosk TEXT COLLATE "C" NOT NULL,
  procedure_code TEXT COLLATE "C" NOT NULL,
  procedure_id TEXT COLLATE "C" NOT NULL,
  status TEXT COLLATE "C" NOT NULL,
  touched_at BIGINT NOT NULL
);

CREATE INDEX filings_by_time ON filings (touched_at, id);

-- The pages that a manifest names.
CREATE TABLE parts (
  filing BYTEA NOT NULL REFERENCES filings (id),
  n BIGINT NOT NULL CHECK (n > 0),
  media_type TEXT COLLATE "C" NOT NULL,
  size BIGINT NOT NULL CHECK (size > 0),
  sha256 BYTEA NOT NULL CHECK (length(sha256) = 32),
  PRIMARY KEY (filing, n)
);

CREATE INDEX parts_by_digest ON parts (sha256);

-- One row per committed filing. `answer` is the receipt's JSON, repeated byte for byte for ever;
-- `day` is the ward's calendar day and `number` runs within it.
CREATE TABLE receipts (
  filing BYTEA PRIMARY KEY REFERENCES filings (id),
  day TEXT COLLATE "C" NOT NULL,
  number BIGINT NOT NULL CHECK (number > 0),
  dossier TEXT COLLATE "C" NOT NULL UNIQUE,
  answer TEXT COLLATE "C" NOT NULL,
  UNIQUE (day, number)
);

-- The feed: every change of a status, in order.
CREATE TABLE changes (
  cursor BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  kiosk TEXT COLLATE "C" NOT NULL,
  status TEXT COLLATE "C" NOT NULL
);

-- Who works at the desk, who is signed in, which kiosks are enrolled, and who did what. Times are Unix milliseconds.

-- A password is its argon2id digest with its salt and cost. `one_time_until` is the end of a
-- one-time password; NULL where the owner has chosen a password.
CREATE TABLE accounts (
  name TEXT COLLATE "C" PRIMARY KEY,
  role TEXT COLLATE "C" NOT NULL,
  locked BIGINT NOT NULL CHECK (locked IN (0, 1)),
  memory BIGINT NOT NULL CHECK (memory > 0),
  passes BIGINT NOT NULL CHECK (passes > 0),
  lanes BIGINT NOT NULL CHECK (lanes > 0),
  salt BYTEA NOT NULL CHECK (length(salt) = 16),
  digest BYTEA NOT NULL CHECK (length(digest) = 32),
  one_time_until BIGINT,
  added_at BIGINT NOT NULL
);

-- Wrong passwords, by the SHA-256 of the name that was typed: people type passwords into the
-- wrong field. `known` is 1 where an account has that name; rows of others may be forgotten.
CREATE TABLE attempts (
  name BYTEA PRIMARY KEY CHECK (length(name) = 32),
  known BIGINT NOT NULL CHECK (known IN (0, 1)),
  failures BIGINT NOT NULL CHECK (failures > 0),
  last_at BIGINT NOT NULL
);

-- Open sessions, by the SHA-256 of the browser's token.
CREATE TABLE sessions (
  digest BYTEA PRIMARY KEY CHECK (length(digest) = 32),
  account TEXT COLLATE "C" NOT NULL REFERENCES accounts (name),
  opened_at BIGINT NOT NULL,
  used_at BIGINT NOT NULL
);

CREATE INDEX sessions_by_account ON sessions (account);

-- Kiosks by their name in kiosk.toml. `code` is the SHA-256 of a code to enrol with, until its pass is
-- used; `pass` the SHA-256 of what the kiosk then shows with every request. Without both the kiosk is
-- revoked.
CREATE TABLE kiosks (
  name TEXT COLLATE "C" PRIMARY KEY,
  code BYTEA UNIQUE CHECK (code IS NULL OR length(code) = 32),
  code_until BIGINT,
  code_used BIGINT NOT NULL DEFAULT 0 CHECK (code_used IN (0, 1)),
  pass BYTEA UNIQUE CHECK (pass IS NULL OR length(pass) = 32),
  enrolled_at BIGINT
);

-- Every view and every act, numbered without a gap; `digest` covers the row and the digest before
-- it. No value of a filing stands here.
CREATE TABLE audit (
  number BIGINT PRIMARY KEY CHECK (number > 0),
  at BIGINT NOT NULL,
  who TEXT COLLATE "C" NOT NULL,
  act TEXT COLLATE "C" NOT NULL,
  filing BYTEA CHECK (filing IS NULL OR length(filing) = 16),
  subject TEXT COLLATE "C",
  digest BYTEA NOT NULL CHECK (length(digest) = 32)
);

-- What the officers' list filters and searches by: one slim row per filing, so that neither reads
-- manifests. Everything here can be made anew from `filings` and `receipts`.
CREATE TABLE listing (
  filing BYTEA PRIMARY KEY REFERENCES filings (id),
  reference TEXT COLLATE "C" NOT NULL,
  kiosk TEXT COLLATE "C" NOT NULL,
  procedure TEXT COLLATE "C" NOT NULL,
  state TEXT COLLATE "C" NOT NULL,
  -- The ward's calendar day of the receipt.
  day TEXT COLLATE "C",
  dossier TEXT COLLATE "C",
  touched_at BIGINT NOT NULL
);

CREATE INDEX listing_by_time ON listing (touched_at, filing);
CREATE INDEX listing_by_reference ON listing (reference);
CREATE INDEX listing_by_dossier ON listing (dossier);
CREATE INDEX listing_by_day ON listing (day);

-- Every name in a filing as its search key, with a space before each word.
CREATE TABLE listing_names (
  filing BYTEA NOT NULL REFERENCES listing (filing),
  name TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (filing, name)
);

-- Every number of a person or an identity paper in a filing.
CREATE TABLE listing_numbers (
  number TEXT COLLATE "C" NOT NULL,
  filing BYTEA NOT NULL REFERENCES listing (filing),
  PRIMARY KEY (number, filing)
);

-- Which of a kiosk's filings still await pages is asked at every receipt.
CREATE INDEX filings_by_kiosk ON filings (kiosk, touched_at);

-- What the page of figures counts. Nothing here says who filed, who decided or what was said.

-- Every decision, numbered within its filing. `first_try` is 1 for the first decision about a filing that
-- corrects no other; `day` is the ward's calendar day.
CREATE TABLE decisions (
  filing BYTEA NOT NULL REFERENCES filings (id),
  number BIGINT NOT NULL CHECK (number > 0),
  procedure TEXT COLLATE "C" NOT NULL,
  day TEXT COLLATE "C" NOT NULL,
  act TEXT COLLATE "C" NOT NULL CHECK (act IN ('accepted', 'returned', 'completed')),
  first_try BIGINT NOT NULL,
  PRIMARY KEY (filing, number)
);

CREATE INDEX decisions_by_day ON decisions (day);

-- Why a filing was returned: the catalogue's id, 'own' for an officer's own words, and the question named with
-- it, or nothing.
CREATE TABLE decision_reasons (
  filing BYTEA NOT NULL,
  number BIGINT NOT NULL,
  reason TEXT COLLATE "C" NOT NULL,
  question TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (filing, number, reason, question),
  FOREIGN KEY (filing, number) REFERENCES decisions (filing, number)
);

-- On each day, in how many received filings a question was answered, and in how many of these by somebody who
-- helped. Filings received before this table was made are not counted.
CREATE TABLE answered (
  day TEXT COLLATE "C" NOT NULL,
  procedure TEXT COLLATE "C" NOT NULL,
  question TEXT COLLATE "C" NOT NULL,
  filings BIGINT NOT NULL,
  helped BIGINT NOT NULL,
  PRIMARY KEY (day, procedure, question)
);

-- On each day, how often kiosks came to a step, and how often somebody called for staff there. `procedure` is empty
-- outside of visits.
CREATE TABLE steps (
  day TEXT COLLATE "C" NOT NULL,
  procedure TEXT COLLATE "C" NOT NULL,
  step TEXT COLLATE "C" NOT NULL,
  seen BIGINT NOT NULL,
  calls BIGINT NOT NULL,
  PRIMARY KEY (day, procedure, step)
);

-- Letters to residents who gave an e-mail address, one for each decision. The address stands in the manifest alone.
CREATE TABLE letters (
  filing BYTEA NOT NULL,
  -- The decision that it tells of.
  number BIGINT NOT NULL,
  state TEXT COLLATE "C" NOT NULL CHECK (state IN ('waiting', 'sent', 'refused')),
  tries BIGINT NOT NULL,
  -- Unix milliseconds: since when it waits; when it is tried again, or when it was sent or given up.
  since BIGINT NOT NULL,
  at BIGINT NOT NULL,
  -- The server's last code, where it gave one.
  code BIGINT,
  PRIMARY KEY (filing, number),
  FOREIGN KEY (filing, number) REFERENCES decisions (filing, number)
);

CREATE INDEX letters_by_state ON letters (state, at);

-- What several processes of one desk must know of each other, and what a new start must not forget.

-- The public half of the key that signs what is handed over: every process must have the same.
CREATE TABLE hand_over_key (
  only_row BIGINT PRIMARY KEY CHECK (only_row = 1),
  public BYTEA NOT NULL CHECK (length(public) = 32)
);

-- The last words of every kiosk, as JSON; `calls` is since when they say that somebody calls. Times are Unix
-- milliseconds.
CREATE TABLE heard (
  kiosk TEXT COLLATE "C" PRIMARY KEY,
  beat TEXT COLLATE "C" NOT NULL,
  at BIGINT NOT NULL,
  calls BIGINT
);

-- Residents who call for staff, since when.
CREATE TABLE calls (
  kiosk TEXT COLLATE "C" PRIMARY KEY,
  since BIGINT NOT NULL
);

-- Pages that are kept as objects: their pieces, one after the other from byte `place` on. A page has exactly the
-- bytes of its rows here; an object that no row names is nobody's.
CREATE TABLE pieces (
  filing BYTEA NOT NULL REFERENCES filings (id),
  sha256 BYTEA NOT NULL CHECK (length(sha256) = 32),
  place BIGINT NOT NULL CHECK (place >= 0),
  size BIGINT NOT NULL CHECK (size > 0),
  object TEXT COLLATE "C" NOT NULL UNIQUE,
  PRIMARY KEY (filing, sha256, place)
);

CREATE FUNCTION audit_is_only_added_to() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'the audit is only added to'; END $$;

CREATE TRIGGER audit_is_not_changed BEFORE UPDATE OR DELETE ON audit
FOR EACH ROW EXECUTE FUNCTION audit_is_only_added_to();

CREATE TRIGGER audit_is_not_emptied BEFORE TRUNCATE ON audit
FOR EACH STATEMENT EXECUTE FUNCTION audit_is_only_added_to();

-- SQLite's name for it.
CREATE FUNCTION instr(whole TEXT, sought TEXT) RETURNS BIGINT LANGUAGE sql IMMUTABLE AS
$$ SELECT CAST(strpos(whole, sought) AS BIGINT) $$;
