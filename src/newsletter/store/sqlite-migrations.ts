/**
 * The tables, as the steps that lead to them: the nth makes of a database whose `user_version` is n - 1 one whose is n.
 * A step that was released is never edited; what changes is a step more.
 */
export const MIGRATIONS: readonly string[] = [
  `
  -- secret: see hashSecret.
  CREATE TABLE meta (name TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID;

  -- same: see sameEmail. hash: see hashEmail.
  CREATE TABLE people (
    id TEXT PRIMARY KEY, email TEXT NOT NULL, same TEXT NOT NULL UNIQUE, hash BLOB NOT NULL UNIQUE
  ) WITHOUT ROWID;

  -- left_at stays when someone who has left asks again, until they confirm: see tidy and takeIn.
  CREATE TABLE subscriptions (
    person TEXT NOT NULL REFERENCES people (id) ON DELETE CASCADE, newsletter TEXT NOT NULL,
    standing TEXT NOT NULL, key TEXT NOT NULL UNIQUE,
    asked_at INTEGER NOT NULL, confirmed_at INTEGER, left_at INTEGER,
    consent_at INTEGER NOT NULL, consent_page TEXT NOT NULL, consent_text TEXT NOT NULL,
    PRIMARY KEY (person, newsletter)
  ) WITHOUT ROWID;
  CREATE INDEX subscriptions_standing ON subscriptions (newsletter, standing, person);
  CREATE INDEX subscriptions_pending ON subscriptions (asked_at) WHERE standing = 'pending';

  -- Whose hash stands here is not written to.
  CREATE TABLE suppressions (hash BLOB PRIMARY KEY, reason TEXT NOT NULL, at INTEGER NOT NULL) WITHOUT ROWID;
  -- When an address was last written to by the service. written: whether the last request was the one that did it.
  CREATE TABLE cooldowns (
    hash BLOB PRIMARY KEY, mailed_at INTEGER NOT NULL, asked_at INTEGER NOT NULL, written INTEGER NOT NULL
  ) WITHOUT ROWID;
  CREATE INDEX cooldowns_asked ON cooldowns (asked_at);

  -- The outbox. No more than one for a person. newsletters: JSON. due_at: when it may be taken (again).
  CREATE TABLE notices (
    id INTEGER PRIMARY KEY AUTOINCREMENT, person TEXT NOT NULL UNIQUE REFERENCES people (id) ON DELETE CASCADE,
    kind TEXT NOT NULL, newsletters TEXT NOT NULL, tries INTEGER NOT NULL, due_at INTEGER NOT NULL
  );
  CREATE INDEX notices_due ON notices (due_at, id);

  -- ends_at: when the window does.
  CREATE TABLE counters (key TEXT PRIMARY KEY, ends_at INTEGER NOT NULL, count INTEGER NOT NULL) WITHOUT ROWID;
  CREATE INDEX counters_ends ON counters (ends_at);
  -- hash: see hashToken.
  CREATE TABLE spent (hash BLOB PRIMARY KEY, expires_at INTEGER NOT NULL) WITHOUT ROWID;
  CREATE INDEX spent_expires ON spent (expires_at);

  -- sent, refused, skipped: how many of its deliveries were forgotten as such, see tidy.
  CREATE TABLE editions (
    number INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, newsletter TEXT NOT NULL, subject TEXT NOT NULL,
    started_at INTEGER NOT NULL, finished_at INTEGER,
    sent INTEGER NOT NULL DEFAULT 0, refused INTEGER NOT NULL DEFAULT 0, skipped INTEGER NOT NULL DEFAULT 0
  );
  CREATE INDEX editions_newsletter ON editions (newsletter, started_at);
  -- state: waiting, sending, sent, refused, skipped. A person who was erased keeps their row, which then tells of nobody.
  CREATE TABLE deliveries (
    edition INTEGER NOT NULL REFERENCES editions (number), person TEXT NOT NULL,
    state TEXT NOT NULL, due_at INTEGER NOT NULL, tries INTEGER NOT NULL, settled_at INTEGER, code TEXT,
    PRIMARY KEY (edition, person)
  ) WITHOUT ROWID;
  CREATE INDEX deliveries_waiting ON deliveries (edition, due_at, person) WHERE state = 'waiting';
  CREATE INDEX deliveries_sending ON deliveries (edition, person) WHERE state = 'sending';
  `,
];
