-- What verify finds once the protection was switched off: the code it answers, and what was done.
-- Each attack is one paragraph.

-- verify.rows_changed: an amount changed on both sides
UPDATE postings SET amount_cents = amount_cents * 2 WHERE entry_id = 1;

-- verify.not_balanced: one amount changed
UPDATE postings SET amount_cents = 1 WHERE id = 1;

-- verify.rows_changed: a label changed
UPDATE entries SET label = 'autre' WHERE id = 1;

-- verify.rows_changed: a line's label changed
UPDATE postings SET label = 'autre' WHERE id = 1;

-- verify.wrong_month: a date changed
UPDATE entries SET day = '2025-06-03' WHERE id = 1;

-- verify.rows_changed: an account changed
UPDATE postings SET account_id = 3 WHERE id = 1;

-- verify.rows_changed: an account renumbered
UPDATE accounts SET number = '5129' WHERE number = '5121';

-- verify.rows_changed: a member changed
UPDATE postings SET member_id = (SELECT id FROM legal_entities WHERE code = 'B') WHERE member_id IS NOT NULL;

-- verify.same_person: the poster changed
UPDATE posted_entries SET poster_id = 1 WHERE entry_id = 1;

-- verify.same_person: a hand hidden
DELETE FROM entry_touches WHERE entry_id = 1;

-- verify.rows_changed: a line added
INSERT INTO postings (entry_id, position, account_id, amount_cents, label) VALUES (1, 3, 1, 5, ''), (1, 4,
    2, -5, '');

-- verify.number_missing: an entry unposted
DELETE FROM posted_entries WHERE entry_id = 2;

-- verify.rows_gone: the last entry unposted
DELETE FROM posted_entries WHERE entry_id = 3;

-- verify.number_missing: two numbers swapped
UPDATE posted_entries SET number = CASE number WHEN 1 THEN -2 ELSE -1 END WHERE number < 3;

-- verify.not_sealed: the instant of posting changed
UPDATE posted_entries SET posted_at = '2025-06-01T09:00:00.000000Z' WHERE entry_id = 1;

-- verify.order_changed: the order in time changed
UPDATE posted_entries SET posted_at = '2024-06-01T09:00:00.000000Z' WHERE entry_id = 2;

-- verify.draft_was_over: a posted draft withdrawn
INSERT INTO entry_withdrawals (entry_id, at, reason) VALUES (1, '2025-06-01T09:00:00.000000Z', '');

-- verify.total_changed: a total changed
UPDATE period_totals SET debit_cents = debit_cents + 1;

-- verify.total_changed: a total deleted
DELETE FROM period_totals;

-- verify.not_a_mirror: a reversal forgotten
DELETE FROM reversals;

-- verify.event_changed: an event's payload changed
UPDATE seals SET payload = '{}' WHERE seq = 3;

-- verify.event_changed: an event's salt changed
UPDATE seals SET salt = 'x' WHERE seq = 3;

-- verify.link_broken: an event's digest changed
UPDATE seals SET digest = replace(digest, substr(digest, 1, 1), 'g') WHERE seq = 3;

-- verify.time_went_back: an event's instant changed
UPDATE seals SET at = '2024-01-01T00:00:00.000000Z' WHERE seq = 3;

-- verify.unreadable: an event made unreadable
UPDATE seals SET payload = 'rien' WHERE seq = 3;

-- verify.event_missing: an event cut out
DELETE FROM seals WHERE seq = 2;

-- verify.head_row_changed: the tail cut
DELETE FROM seals WHERE seq = (SELECT MAX(seq) FROM seals);

-- verify.head_row_changed: the chain emptied
DELETE FROM seals;

-- verify.kind_unknown: an unknown kind of event
UPDATE seals SET kind = 'rien' WHERE seq = 3;

-- verify.rows_changed: a grant changed
UPDATE grants SET role = 'administrator' WHERE id = 1;

-- verify.not_sealed: a grant added
INSERT INTO grants (user_id, role, since, reason, created_at) VALUES (1, 'administrator', '2025-01-01', 'x',
    '2025-01-01T00:00:00.000000Z');

-- verify.rows_gone: a grant deleted
DELETE FROM grants WHERE id = 1;

-- verify.rows_gone: a closing of a month undone
DELETE FROM period_events;

-- verify.not_sealed: a month closed in silence
INSERT INTO period_events (period_id, position, kind, user_id, at, reason, salt) VALUES (3, 1, 'closed', 1,
    '2025-01-01T00:00:00.000000Z', '', '');

-- verify.not_sealed: a year closed in silence
INSERT INTO fiscal_year_closings (fiscal_year_id, closed_by_id, closed_at) VALUES (1, 1,
    '2025-01-01T00:00:00.000000Z');

-- verify.document_changed: a document changed
UPDATE document_chunks SET content = substr(content, 2);

-- verify.document_changed: a document cut
DELETE FROM document_chunks;

-- verify.not_sealed: bank details slipped in
INSERT INTO bank_details (entity_id, account, version, holder, iban, last_four, salt, digest, recorded_at, recorded_as)
    VALUES (1, 'mandataire', 9, 'X', 'FR76', '1234', 's', 'd', '2025-01-01T00:00:00.000000Z', 'x');

-- verify.not_sealed: a confirmation slipped in
INSERT INTO confirmations (kind, object_key, digest, user_id, at)
    VALUES ('bank_details', 'A:mandataire:9', 'd', 2, '2025-01-01T00:00:00.000000Z');

-- verify.not_sealed: a member slipped in
INSERT INTO legal_entities (code, name, legal_form, country, recorded_at, recorded_as)
    VALUES ('Z', 'Z', 'party', 'FR', '2025-01-01T00:00:00.000000Z', 'x');
