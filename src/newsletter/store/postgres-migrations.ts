/**
 * The tables, as the steps that lead to them, like sqlite-migrations.ts, which says what the columns mean. They stand in
 * a schema of their own, so that a database may hold other things too. Texts that are compared or put in order have the
 * collation "C", which is that of SQLite and the same on every machine.
 */
export const MIGRATIONS: readonly string[] = [
  `
  CREATE TABLE newsletter.people (
    id text COLLATE "C" PRIMARY KEY, email text NOT NULL, same text COLLATE "C" NOT NULL UNIQUE, hash bytea NOT NULL UNIQUE
  );

  CREATE TABLE newsletter.subscriptions (
    person text COLLATE "C" NOT NULL REFERENCES newsletter.people (id) ON DELETE CASCADE,
    newsletter text COLLATE "C" NOT NULL,
    standing text NOT NULL, key text COLLATE "C" NOT NULL UNIQUE,
    asked_at bigint NOT NULL, confirmed_at bigint, left_at bigint,
    consent_at bigint NOT NULL, consent_page text NOT NULL, consent_text text NOT NULL,
    PRIMARY KEY (person, newsletter)
  );
  CREATE INDEX subscriptions_standing ON newsletter.subscriptions (newsletter, standing, person);
  CREATE INDEX subscriptions_pending ON newsletter.subscriptions (asked_at) WHERE standing = 'pending';

  CREATE TABLE newsletter.suppressions (hash bytea PRIMARY KEY, reason text NOT NULL, at bigint NOT NULL);
  CREATE TABLE newsletter.cooldowns (
    hash bytea PRIMARY KEY, mailed_at bigint NOT NULL, asked_at bigint NOT NULL, written boolean NOT NULL
  );
  CREATE INDEX cooldowns_asked ON newsletter.cooldowns (asked_at);

  CREATE TABLE newsletter.notices (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    person text COLLATE "C" NOT NULL UNIQUE REFERENCES newsletter.people (id) ON DELETE CASCADE,
    kind text NOT NULL, newsletters text[] COLLATE "C" NOT NULL, tries integer NOT NULL, due_at bigint NOT NULL
  );
  CREATE INDEX notices_due ON newsletter.notices (due_at, id);

  CREATE TABLE newsletter.counters (key text COLLATE "C" PRIMARY KEY, ends_at bigint NOT NULL, count integer NOT NULL);
  CREATE INDEX counters_ends ON newsletter.counters (ends_at);
  CREATE TABLE newsletter.spent (hash bytea PRIMARY KEY, expires_at bigint NOT NULL);
  CREATE INDEX spent_expires ON newsletter.spent (expires_at);

  CREATE TABLE newsletter.editions (
    number integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY, id text COLLATE "C" NOT NULL UNIQUE,
    newsletter text COLLATE "C" NOT NULL, subject text NOT NULL, started_at bigint NOT NULL, finished_at bigint
  );
  CREATE INDEX editions_newsletter ON newsletter.editions (newsletter, started_at);
  CREATE TABLE newsletter.deliveries (
    edition integer NOT NULL REFERENCES newsletter.editions (number), person text COLLATE "C" NOT NULL,
    state text NOT NULL, due_at bigint NOT NULL, tries integer NOT NULL, settled_at bigint, code text,
    PRIMARY KEY (edition, person)
  );
  CREATE INDEX deliveries_waiting ON newsletter.deliveries (edition, due_at, person) WHERE state = 'waiting';
  CREATE INDEX deliveries_sending ON newsletter.deliveries (edition, person) WHERE state = 'sending';
  `,
];
