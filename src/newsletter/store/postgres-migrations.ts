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
    newsletter text COLLATE "C" NOT NULL, subject text NOT NULL, started_at bigint NOT NULL, finished_at bigint,
    sent integer NOT NULL DEFAULT 0, refused integer NOT NULL DEFAULT 0, skipped integer NOT NULL DEFAULT 0
  );
  CREATE INDEX editions_newsletter ON newsletter.editions (newsletter, started_at);
  CREATE TABLE newsletter.deliveries (
    edition integer NOT NULL REFERENCES newsletter.editions (number), person text COLLATE "C" NOT NULL,
    state text NOT NULL, due_at bigint NOT NULL, tries integer NOT NULL, settled_at bigint, code text,
    PRIMARY KEY (edition, person)
  );
  CREATE INDEX deliveries_waiting ON newsletter.deliveries (edition, due_at, person) WHERE state = 'waiting';
  CREATE INDEX deliveries_sending ON newsletter.deliveries (edition, person) WHERE state = 'sending';

  -- What ask in sqlite.ts does, in one message to the server: the lock on an address is held for as short as can be. Each
  -- statement sees what was written before it waited for the lock, as the isolation is "read committed".
  CREATE FUNCTION newsletter.ask(
    address_hash bytea, address text, same_address text, new_person text, asked text[], new_keys text[], now bigint,
    cooldown bigint, agreed_at bigint, agreed_page text, agreed_text text
  ) RETURNS void LANGUAGE plpgsql SET search_path = newsletter, pg_temp AS $$
  #variable_conflict use_column
  DECLARE
    may boolean;
    who text;
    names text[];
  BEGIN
    PERFORM pg_advisory_xact_lock(('x' || encode(substring(address_hash FROM 1 FOR 8), 'hex'))::bit(64)::bigint);
    INSERT INTO cooldowns AS c (hash, mailed_at, asked_at, written) VALUES (address_hash, ask.now, ask.now, true)
      ON CONFLICT (hash) DO UPDATE SET
        written = c.mailed_at + ask.cooldown <= ask.now,
        mailed_at = CASE WHEN c.mailed_at + ask.cooldown <= ask.now OR c.mailed_at > ask.now + ask.cooldown
          THEN ask.now ELSE c.mailed_at END,
        asked_at = ask.now
      RETURNING written INTO may;
    IF EXISTS (SELECT 1 FROM suppressions WHERE hash = address_hash) THEN RETURN; END IF;
    INSERT INTO people AS p (id, email, same, hash) VALUES (new_person, address, same_address, address_hash)
      ON CONFLICT (same) DO UPDATE SET same = excluded.same RETURNING id INTO who;
    INSERT INTO subscriptions AS s
        (person, newsletter, standing, key, asked_at, consent_at, consent_page, consent_text)
      SELECT who, wanted.newsletter, 'pending', wanted.key, ask.now, agreed_at, agreed_page, agreed_text
      FROM unnest(asked, new_keys) AS wanted (newsletter, key) ORDER BY wanted.newsletter
      ON CONFLICT (person, newsletter) DO UPDATE SET standing = 'pending', asked_at = excluded.asked_at,
        consent_at = excluded.consent_at, consent_page = excluded.consent_page, consent_text = excluded.consent_text
      WHERE s.standing <> 'active';
    -- A notice that waits has not been mailed yet, so it can say all of it.
    IF NOT may AND NOT EXISTS (SELECT 1 FROM notices WHERE person = who) THEN RETURN; END IF;
    SELECT array_agg(each.newsletter ORDER BY each.newsletter) INTO names FROM (
      SELECT unnest(asked) COLLATE "C" AS newsletter UNION SELECT unnest(newsletters) FROM notices WHERE person = who
    ) AS each;
    INSERT INTO notices (person, kind, newsletters, tries, due_at) VALUES (
        who,
        CASE WHEN names <@ ARRAY(SELECT newsletter FROM subscriptions WHERE person = who AND standing = 'active')
          THEN 'already' ELSE 'confirm' END,
        names, 0, ask.now
      )
      ON CONFLICT (person) DO UPDATE SET kind = excluded.kind, newsletters = excluded.newsletters;
  END
  $$;
  `,
];
