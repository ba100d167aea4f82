-- What the page of figures counts. Nothing here says who filed, who decided or what was said.

-- Every decision, numbered within its filing. `first_try` is 1 for the first decision about a filing that
-- corrects no other; `day` is the ward's calendar day.
CREATE TABLE decisions (
  filing BLOB NOT NULL REFERENCES filings (id),
  number INTEGER NOT NULL CHECK (number > 0),
  procedure TEXT NOT NULL,
  day TEXT NOT NULL,
  act TEXT NOT NULL CHECK (act IN ('accepted', 'returned', 'completed')),
  first_try INTEGER NOT NULL,
  PRIMARY KEY (filing, number)
) STRICT, WITHOUT ROWID;

CREATE INDEX decisions_by_day ON decisions (day);

-- Why a filing was returned: the catalogue's id, 'own' for an officer's own words, and the question named with
-- it, or nothing.
CREATE TABLE decision_reasons (
  filing BLOB NOT NULL,
  number INTEGER NOT NULL,
  reason TEXT NOT NULL,
  question TEXT NOT NULL,
  PRIMARY KEY (filing, number, reason, question),
  FOREIGN KEY (filing, number) REFERENCES decisions (filing, number)
) STRICT, WITHOUT ROWID;

-- On each day, in how many received filings a question was answered, and in how many of these by somebody who
-- helped. Filings received before this table was made are not counted.
CREATE TABLE answered (
  day TEXT NOT NULL,
  procedure TEXT NOT NULL,
  question TEXT NOT NULL,
  filings INTEGER NOT NULL,
  helped INTEGER NOT NULL,
  PRIMARY KEY (day, procedure, question)
) STRICT, WITHOUT ROWID;

-- On each day, how often kiosks came to a step, and how often somebody called for staff there. `procedure` is empty
-- outside of visits.
CREATE TABLE steps (
  day TEXT NOT NULL,
  procedure TEXT NOT NULL,
  step TEXT NOT NULL,
  seen INTEGER NOT NULL,
  calls INTEGER NOT NULL,
  PRIMARY KEY (day, procedure, step)
) STRICT, WITHOUT ROWID;
