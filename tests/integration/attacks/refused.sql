-- What either database refuses. Three entries are posted (1, 2, 3), the third reverses the second; January is
-- closed; account 1 made the drafts, account 2 posted them.

-- let ENTRY
INSERT INTO entries (id, fiscal_year_id, period_id, journal, day, label, piece, origin, digest, author_id,
    drafted_at) VALUES (50, 1, 5, 'OD', '2025-05-02', 'faux', 'P', 'person', 'x', 1,
    '2025-06-01T10:00:00.000000Z');

-- let HAND
INSERT INTO entry_touches (entry_id, user_id, kind, at) VALUES (50, 1, 'created', '2025');

-- let LINES
INSERT INTO postings (id, entry_id, position, account_id, amount_cents, label) VALUES  (90, 50, 1, 1, 100,
    ''), (91, 50, 2, 2, -100, '');

-- let SEAL
INSERT INTO seals (seq, kind, object_key, format, payload, salt, at, previous, digest) SELECT MAX(seq) + 1,
    'entry', '2025-0004', 1, '{}', 's', '2025-06-01T12:00:00.000000Z', (SELECT digest FROM seals ORDER BY seq
    DESC LIMIT 1), 'd' FROM seals;

-- a label changed
UPDATE entries SET label = 'autre' WHERE id = 1;

-- an amount changed
UPDATE postings SET amount_cents = 1 WHERE id = 1;

-- a number changed
UPDATE posted_entries SET number = 9 WHERE entry_id = 1;

-- an entry deleted
DELETE FROM posted_entries WHERE entry_id = 1;

-- a line deleted
DELETE FROM postings WHERE id = 1;

-- a line added to a posted entry
INSERT INTO postings (id, entry_id, position, account_id, amount_cents, label) VALUES  (99, 1, 9, 1, 5, '');

-- a hand added to a posted entry
INSERT INTO entry_touches (entry_id, user_id, kind, at) VALUES (1, 2, 'edited', '2025');

-- a posted entry withdrawn
INSERT INTO entry_withdrawals (entry_id, at, reason) VALUES (1, '2025', '');

-- an unbalanced posting
$ENTRY;
$HAND;
INSERT INTO postings (id, entry_id, position, account_id, amount_cents, label) VALUES  (90, 50, 1, 1, 100,
    ''), (91, 50, 2, 2, -99, '');
$SEAL;
INSERT INTO posted_entries (entry_id, fiscal_year_id, number, poster_id, posted_at, text_salt, seal_seq)
    VALUES (50, 1, 4, 2, '2025-06-01T12:00:00.000000Z', 'salt', (SELECT MAX(seq) FROM seals));

-- an entry inserted as posted, without lines
$ENTRY;
$HAND;
$SEAL;
INSERT INTO posted_entries (entry_id, fiscal_year_id, number, poster_id, posted_at, text_salt, seal_seq)
    VALUES (50, 1, 4, 2, '2025-06-01T12:00:00.000000Z', 'salt', (SELECT MAX(seq) FROM seals));

-- an entry posted without seal
$ENTRY;
$HAND;
$LINES;
INSERT INTO posted_entries (entry_id, fiscal_year_id, number, poster_id, posted_at, text_salt, seal_seq)
    VALUES (50, 1, 4, 2, '2025-06-01T12:00:00.000000Z', 'salt', 1);

-- the author posts
$ENTRY;
$HAND;
$LINES;
$SEAL;
INSERT INTO posted_entries (entry_id, fiscal_year_id, number, poster_id, posted_at, text_salt, seal_seq)
    VALUES (50, 1, 4, 1, '2025-06-01T12:00:00.000000Z', 'salt', (SELECT MAX(seq) FROM seals));

-- nobody's entry posted
$ENTRY;
$LINES;
$SEAL;
INSERT INTO posted_entries (entry_id, fiscal_year_id, number, poster_id, posted_at, text_salt, seal_seq)
    VALUES (50, 1, 4, 2, '2025-06-01T12:00:00.000000Z', 'salt', (SELECT MAX(seq) FROM seals));

-- somebody the author invited posts
INSERT INTO users (id, email, name, person_key, active, fs_uniquifier, invited_by_id, created_at) VALUES
    (70, 'x', 'x', 'x', $TRUE, 'x', 1, '2025');
$ENTRY;
$HAND;
$LINES;
$SEAL;
INSERT INTO posted_entries (entry_id, fiscal_year_id, number, poster_id, posted_at, text_salt, seal_seq)
    VALUES (50, 1, 4, 70, '2025-06-01T12:00:00.000000Z', 'salt', (SELECT MAX(seq) FROM seals));

-- a number skipped
$ENTRY;
$HAND;
$LINES;
INSERT INTO seals (seq, kind, object_key, format, payload, salt, at, previous, digest) SELECT MAX(seq) + 1,
    'entry', '2025-0005', 1, '{}', 's', '2025-06-01T12:00:00.000000Z', (SELECT digest FROM seals ORDER BY seq
    DESC LIMIT 1), 'd' FROM seals;
INSERT INTO posted_entries (entry_id, fiscal_year_id, number, poster_id, posted_at, text_salt, seal_seq)
    VALUES (50, 1, 5, 2, '2025-06-01T12:00:00.000000Z', 'salt', (SELECT MAX(seq) FROM seals));

-- a posting in a closed month
INSERT INTO entries (id, fiscal_year_id, period_id, journal, day, label, piece, origin, digest, author_id,
    drafted_at) VALUES (50, 1, 1, 'OD', '2025-01-02', 'faux', 'P', 'person', 'x', 1,
    '2025-06-01T10:00:00.000000Z');
$HAND;
$LINES;
$SEAL;
INSERT INTO posted_entries (entry_id, fiscal_year_id, number, poster_id, posted_at, text_salt, seal_seq)
    VALUES (50, 1, 4, 2, '2025-06-01T12:00:00.000000Z', 'salt', (SELECT MAX(seq) FROM seals));

-- a posting in another month than its date's
INSERT INTO entries (id, fiscal_year_id, period_id, journal, day, label, piece, origin, digest, author_id,
    drafted_at) VALUES (50, 1, 5, 'OD', '2025-01-02', 'faux', 'P', 'person', 'x', 1,
    '2025-06-01T10:00:00.000000Z');
$HAND;
$LINES;
$SEAL;
INSERT INTO posted_entries (entry_id, fiscal_year_id, number, poster_id, posted_at, text_salt, seal_seq)
    VALUES (50, 1, 4, 2, '2025-06-01T12:00:00.000000Z', 'salt', (SELECT MAX(seq) FROM seals));

-- a replaced draft posted
$ENTRY;
$HAND;
$LINES;
$SEAL;
INSERT INTO entries (id, fiscal_year_id, period_id, journal, day, label, piece, replaces_id, origin, digest,
    author_id, drafted_at) VALUES (51, 1, 5, 'OD', '2025-05-02', 'faux', 'P', 50, 'person', 'x', 1,
    '2025-06-01T10:00:00.000000Z');
INSERT INTO posted_entries (entry_id, fiscal_year_id, number, poster_id, posted_at, text_salt, seal_seq)
    VALUES (50, 1, 4, 2, '2025-06-01T12:00:00.000000Z', 'salt', (SELECT MAX(seq) FROM seals));

-- a withdrawn draft posted
$ENTRY;
$HAND;
$LINES;
$SEAL;
INSERT INTO entry_withdrawals (entry_id, at, reason) VALUES (50, '2025', '');
INSERT INTO posted_entries (entry_id, fiscal_year_id, number, poster_id, posted_at, text_salt, seal_seq)
    VALUES (50, 1, 4, 2, '2025-06-01T12:00:00.000000Z', 'salt', (SELECT MAX(seq) FROM seals));

-- an upsert over a posted entry
INSERT INTO posted_entries SELECT * FROM posted_entries WHERE entry_id = 1 ON CONFLICT (entry_id) DO UPDATE
    SET number = 9;

-- an upsert over a line
INSERT INTO postings (id, entry_id, position, account_id, amount_cents, label) VALUES  (1, 1, 1, 1, 5, '')
    ON CONFLICT (id) DO UPDATE SET amount_cents = 5;

-- the number of an account in use changed
UPDATE accounts SET number = '5129' WHERE number = '5121';

-- the label of an account changed after a posting
UPDATE accounts SET label = 'x' WHERE number = '616';

-- an account deleted after a posting
DELETE FROM accounts WHERE number = '616';

-- an event changed
UPDATE seals SET payload = '{}' WHERE seq = 1;

-- the last event cut
DELETE FROM seals WHERE seq = (SELECT MAX(seq) FROM seals);

-- an event out of order
INSERT INTO seals (seq, kind, object_key, format, payload, salt, at, previous, digest) SELECT MAX(seq) + 2,
    'entry', '2025-0004', 1, '{}', 's', '2025-06-01T12:00:00.000000Z', (SELECT digest FROM seals ORDER BY seq
    DESC LIMIT 1), 'd' FROM seals;

-- an event that follows another
INSERT INTO seals (seq, kind, object_key, format, payload, salt, at, previous, digest) SELECT MAX(seq) + 1,
    'entry', '2025-0004', 1, '{}', 's', '2025-06-01T12:00:00.000000Z', (SELECT digest FROM seals ORDER BY seq
    LIMIT 1), 'd' FROM seals;

-- the head of the chain set back
UPDATE chain_head SET count = count - 1;

-- the head of the chain deleted
DELETE FROM chain_head;

-- a reversal undone
DELETE FROM reversals;

-- a reversal invented
INSERT INTO reversals (reversed_id, reversing_id) VALUES (2, 1);

-- a lettering of a draft
INSERT INTO letterings (id, account_id, code, user_id, at) VALUES (1, 1, 'A', 1, '2025');
$ENTRY;
$LINES;
INSERT INTO lettered_postings (posting_id, lettering_id) VALUES (90, 1);

-- a closing of a month undone
DELETE FROM period_events;

-- a month reopened by one person
INSERT INTO period_events (period_id, position, kind, user_id, at, reason, salt) VALUES (1, 9, 'reopened',
    1, '2025', '', '');

-- a year closed with open months
INSERT INTO fiscal_year_closings (fiscal_year_id, closed_by_id, closed_at) VALUES (1, 1, '2025');

-- a total lowered
UPDATE period_totals SET debit_cents = debit_cents - 1;

-- a total deleted
DELETE FROM period_totals;

-- a confirmation invented over another
UPDATE confirmations SET digest = 'x';
DELETE FROM grants;

-- a grant widened
UPDATE grants SET role = 'administrator';

-- an account's inviter forgotten
UPDATE users SET invited_by_id = 1 WHERE id = 2;

-- an account deleted
DELETE FROM users WHERE id = 1;

-- a document changed
UPDATE document_chunks SET content = content || content;

-- a member's code changed
UPDATE legal_entities SET code = 'Z' WHERE code = 'A';

-- the installation made a demonstration after the fact
UPDATE installation SET demo = $TRUE;

-- the installation forgotten
DELETE FROM installation;

-- a request for a role turned into another
INSERT INTO grant_requests (id, user_id, role, since, reason, asked_by_id, asked_at)
    VALUES (1, 1, 'volunteer', '2025-01-01', 'x', 2, '2025');
UPDATE grant_requests SET role = 'administrator' WHERE id = 1;

-- a person's pseudonym given to another
INSERT INTO persons (id, code, salt, digest, recorded_at, recorded_as) VALUES (1, 'P1', 's', 'd', '2025', 'x');
UPDATE persons SET digest = 'e' WHERE id = 1;

-- an erasure undone
INSERT INTO persons (id, code, salt, digest, erased_at, recorded_at, recorded_as)
    VALUES (1, 'P1', '', 'd', '2025', '2025', 'x');
UPDATE persons SET surname = 'Nom' WHERE id = 1;

-- a mirror of an entry that it does not mirror
INSERT INTO reversals (reversed_id, reversing_id) VALUES (1, 2);
