-- What SQLite refuses although INSERT OR REPLACE passes update and delete triggers.
-- Each attack is one paragraph.

-- a posted entry replaced
INSERT OR REPLACE INTO entries SELECT * FROM entries WHERE id = 1;

-- a posted number replaced
INSERT OR REPLACE INTO posted_entries SELECT 4, fiscal_year_id, number, poster_id, posted_at, text_salt,
    seal_seq + 1 FROM posted_entries WHERE entry_id = 1;

-- a line replaced
INSERT OR REPLACE INTO postings (id, entry_id, position, account_id, amount_cents, label) VALUES  (1, 1, 1,
    1, 5, '');

-- a line's place replaced
INSERT OR REPLACE INTO postings (id, entry_id, position, account_id, amount_cents, label) VALUES  (98, 1, 1,
    1, 5, '');

-- an event replaced
REPLACE INTO seals SELECT * FROM seals WHERE seq = 1;

-- an account replaced
REPLACE INTO accounts SELECT id, '5129', label, root, heading, needs_member FROM accounts WHERE number =
    '5121';

-- a total replaced
REPLACE INTO period_totals SELECT id, period_id, account_id, member_id, 0, 0 FROM period_totals;

-- a line moved by update or replace
UPDATE OR REPLACE postings SET id = 2 WHERE id = 1;
