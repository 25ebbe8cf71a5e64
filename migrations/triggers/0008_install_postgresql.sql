CREATE FUNCTION caisse_refuse() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $body$BEGIN RAISE EXCEPTION USING MESSAGE = 'caisse: ' || TG_TABLE_NAME || ': only added to'; END$body$
-- next
CREATE FUNCTION caisse_seals_in_order() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $body$BEGIN IF NEW.seq <> (SELECT COALESCE(MAX(s.seq), 0) + 1 FROM seals s) OR (NEW.seq > 1 AND NEW.previous <> (SELECT s.digest FROM seals s WHERE s.seq = NEW.seq - 1)) THEN RAISE EXCEPTION USING MESSAGE = 'caisse: seals: not the next event'; END IF; RETURN NEW; END$body$
-- next
CREATE FUNCTION caisse_chain_head_forward() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $body$BEGIN IF NEW.id <> OLD.id OR NEW.count <> OLD.count + 1 OR NEW.last_at < OLD.last_at THEN RAISE EXCEPTION USING MESSAGE = 'caisse: chain_head: the chain only grows'; END IF; RETURN NEW; END$body$
-- next
CREATE FUNCTION caisse_chain_head_no_delete() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $body$BEGIN RAISE EXCEPTION USING MESSAGE = 'caisse: chain_head: the chain only grows'; RETURN OLD; END$body$
-- next
CREATE FUNCTION caisse_accounts_code_kept() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $body$BEGIN IF EXISTS (SELECT 1 FROM posted_entries) OR (NEW.number <> OLD.number AND EXISTS (SELECT 1 FROM postings p WHERE p.account_id = OLD.id)) THEN RAISE EXCEPTION USING MESSAGE = 'caisse: accounts: in use'; END IF; RETURN NEW; END$body$
-- next
CREATE FUNCTION caisse_accounts_no_delete() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $body$BEGIN IF EXISTS (SELECT 1 FROM posted_entries) OR (EXISTS (SELECT 1 FROM postings p WHERE p.account_id = OLD.id)) THEN RAISE EXCEPTION USING MESSAGE = 'caisse: accounts: in use'; END IF; RETURN OLD; END$body$
-- next
CREATE FUNCTION caisse_accounts_no_replace() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $body$BEGIN IF EXISTS (SELECT 1 FROM accounts a WHERE a.id = NEW.id OR a.number = NEW.number) THEN RAISE EXCEPTION USING MESSAGE = 'caisse: accounts: exists already'; END IF; RETURN NEW; END$body$
-- next
CREATE FUNCTION caisse_period_events_year_open() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $body$BEGIN IF EXISTS (SELECT 1 FROM periods p JOIN fiscal_year_closings c ON c.fiscal_year_id = p.fiscal_year_id WHERE p.id = NEW.period_id) THEN RAISE EXCEPTION USING MESSAGE = 'caisse: period_events: the fiscal year is closed for good'; END IF; RETURN NEW; END$body$
-- next
CREATE FUNCTION caisse_period_events_two_persons() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $body$BEGIN IF NEW.kind = 'reopened' AND NOT EXISTS (SELECT 1 FROM period_events e WHERE e.period_id = NEW.period_id AND e.position = NEW.position - 1 AND e.kind = 'reopen_requested' AND e.user_id <> NEW.user_id) THEN RAISE EXCEPTION USING MESSAGE = 'caisse: period_events: a reopening takes two persons'; END IF; RETURN NEW; END$body$
-- next
CREATE FUNCTION caisse_fiscal_year_closings_months_closed() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $body$BEGIN IF EXISTS (SELECT 1 FROM periods p WHERE p.fiscal_year_id = NEW.fiscal_year_id AND COALESCE((SELECT v.kind FROM period_events v WHERE v.period_id = p.id AND v.kind IN ('closed', 'reopened') ORDER BY v.position DESC LIMIT 1), 'open') <> 'closed') THEN RAISE EXCEPTION USING MESSAGE = 'caisse: fiscal_year_closings: a month is open'; END IF; RETURN NEW; END$body$
-- next
CREATE FUNCTION caisse_postings_draft_only() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $body$BEGIN IF EXISTS (SELECT 1 FROM posted_entries p WHERE p.entry_id = NEW.entry_id) THEN RAISE EXCEPTION USING MESSAGE = 'caisse: postings: the entry is posted'; END IF; RETURN NEW; END$body$
-- next
CREATE FUNCTION caisse_entry_touches_draft_only() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $body$BEGIN IF EXISTS (SELECT 1 FROM posted_entries p WHERE p.entry_id = NEW.entry_id) THEN RAISE EXCEPTION USING MESSAGE = 'caisse: entry_touches: the entry is posted'; END IF; RETURN NEW; END$body$
-- next
CREATE FUNCTION caisse_entry_withdrawals_draft_only() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $body$BEGIN IF EXISTS (SELECT 1 FROM posted_entries p WHERE p.entry_id = NEW.entry_id) THEN RAISE EXCEPTION USING MESSAGE = 'caisse: entry_withdrawals: the entry is posted'; END IF; RETURN NEW; END$body$
-- next
CREATE FUNCTION caisse_posted_entries_balanced() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $body$BEGIN IF (SELECT COUNT(*) FROM postings l WHERE l.entry_id = NEW.entry_id) < 2 OR (SELECT SUM(l.amount_cents) FROM postings l WHERE l.entry_id = NEW.entry_id) <> 0 THEN RAISE EXCEPTION USING MESSAGE = 'caisse: posted_entries: not balanced'; END IF; RETURN NEW; END$body$
-- next
CREATE FUNCTION caisse_posted_entries_own_year() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $body$BEGIN IF NOT EXISTS (SELECT 1 FROM entries e JOIN periods p ON p.id = e.period_id AND p.fiscal_year_id = e.fiscal_year_id WHERE e.id = NEW.entry_id AND e.fiscal_year_id = NEW.fiscal_year_id AND e.day BETWEEN p.starts_on AND p.ends_on) THEN RAISE EXCEPTION USING MESSAGE = 'caisse: posted_entries: not of this year and month'; END IF; RETURN NEW; END$body$
-- next
CREATE FUNCTION caisse_posted_entries_open_month() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $body$BEGIN IF EXISTS (SELECT 1 FROM fiscal_year_closings c WHERE c.fiscal_year_id = NEW.fiscal_year_id) OR EXISTS (SELECT 1 FROM entries e WHERE e.id = NEW.entry_id AND COALESCE((SELECT v.kind FROM period_events v WHERE v.period_id = e.period_id AND v.kind IN ('closed', 'reopened') ORDER BY v.position DESC LIMIT 1), 'open') = 'closed') THEN RAISE EXCEPTION USING MESSAGE = 'caisse: posted_entries: the month is closed'; END IF; RETURN NEW; END$body$
-- next
CREATE FUNCTION caisse_posted_entries_live_draft() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $body$BEGIN IF EXISTS (SELECT 1 FROM entry_withdrawals w WHERE w.entry_id = NEW.entry_id) OR EXISTS (SELECT 1 FROM entries e WHERE e.replaces_id = NEW.entry_id) THEN RAISE EXCEPTION USING MESSAGE = 'caisse: posted_entries: withdrawn or replaced'; END IF; RETURN NEW; END$body$
-- next
CREATE FUNCTION caisse_posted_entries_second_person() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $body$BEGIN IF NOT EXISTS (SELECT t.user_id FROM entry_touches t WHERE t.entry_id = NEW.entry_id) OR NEW.poster_id IN (SELECT t.user_id FROM entry_touches t WHERE t.entry_id = NEW.entry_id) OR EXISTS (SELECT 1 FROM entries e WHERE e.id = NEW.entry_id AND e.author_id = NEW.poster_id) OR EXISTS (SELECT 1 FROM users u WHERE u.id = NEW.poster_id AND u.invited_by_id IN (SELECT t.user_id FROM entry_touches t WHERE t.entry_id = NEW.entry_id)) THEN RAISE EXCEPTION USING MESSAGE = 'caisse: posted_entries: posted by a second person only'; END IF; RETURN NEW; END$body$
-- next
CREATE FUNCTION caisse_posted_entries_next_number() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $body$BEGIN IF NEW.number <> (SELECT COALESCE(MAX(p.number), 0) + 1 FROM posted_entries p WHERE p.fiscal_year_id = NEW.fiscal_year_id) THEN RAISE EXCEPTION USING MESSAGE = 'caisse: posted_entries: not the next number'; END IF; RETURN NEW; END$body$
-- next
CREATE FUNCTION caisse_posted_entries_sealed() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $body$BEGIN IF NOT EXISTS (SELECT 1 FROM seals s JOIN fiscal_years y ON y.id = NEW.fiscal_year_id WHERE s.seq = NEW.seal_seq AND s.kind = 'entry' AND s.object_key = CAST(y.year AS TEXT) || '-' || CASE WHEN NEW.number < 10000 THEN substr('0000' || CAST(NEW.number AS TEXT), length(CAST(NEW.number AS TEXT)) + 1) ELSE CAST(NEW.number AS TEXT) END) THEN RAISE EXCEPTION USING MESSAGE = 'caisse: posted_entries: not sealed'; END IF; RETURN NEW; END$body$
-- next
CREATE FUNCTION caisse_reversals_posted() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $body$BEGIN IF NOT EXISTS (SELECT 1 FROM entries e JOIN posted_entries p ON p.entry_id = e.id JOIN posted_entries q ON q.entry_id = e.reverses_id WHERE e.id = NEW.reversing_id AND e.reverses_id = NEW.reversed_id) THEN RAISE EXCEPTION USING MESSAGE = 'caisse: reversals: no posted mirror'; END IF; RETURN NEW; END$body$
-- next
CREATE FUNCTION caisse_lettered_postings_posted() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $body$BEGIN IF NOT EXISTS (SELECT 1 FROM postings l JOIN posted_entries p ON p.entry_id = l.entry_id JOIN letterings g ON g.account_id = l.account_id WHERE l.id = NEW.posting_id AND g.id = NEW.lettering_id) THEN RAISE EXCEPTION USING MESSAGE = 'caisse: lettered_postings: not a posted line of the account'; END IF; RETURN NEW; END$body$
-- next
CREATE FUNCTION caisse_period_totals_grow() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $body$BEGIN IF NEW.id <> OLD.id OR NEW.period_id <> OLD.period_id OR NEW.account_id <> OLD.account_id OR COALESCE(NEW.member_id, 0) <> COALESCE(OLD.member_id, 0) OR NEW.debit_cents < OLD.debit_cents OR NEW.credit_cents < OLD.credit_cents THEN RAISE EXCEPTION USING MESSAGE = 'caisse: period_totals: totals only grow'; END IF; RETURN NEW; END$body$
-- next
CREATE FUNCTION caisse_period_totals_no_delete() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $body$BEGIN RAISE EXCEPTION USING MESSAGE = 'caisse: period_totals: totals only grow'; RETURN OLD; END$body$
-- next
CREATE FUNCTION caisse_period_totals_no_replace() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $body$BEGIN IF EXISTS (SELECT 1 FROM period_totals t WHERE t.id = NEW.id OR (t.period_id = NEW.period_id AND t.account_id = NEW.account_id AND COALESCE(t.member_id, 0) = COALESCE(NEW.member_id, 0))) THEN RAISE EXCEPTION USING MESSAGE = 'caisse: period_totals: exists already'; END IF; RETURN NEW; END$body$
-- next
CREATE FUNCTION caisse_plans_one_per_receipt() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $body$BEGIN IF NEW.replaces_id IS NULL AND EXISTS (SELECT 1 FROM plans p WHERE p.receipt_id = NEW.receipt_id) OR NEW.replaces_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM plans p WHERE p.id = NEW.replaces_id AND p.receipt_id = NEW.receipt_id) THEN RAISE EXCEPTION USING MESSAGE = 'caisse: plans: one live plan per receipt'; END IF; RETURN NEW; END$body$
-- next
CREATE FUNCTION caisse_plan_postings_second_person() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $body$BEGIN IF EXISTS (SELECT 1 FROM plans p WHERE p.id = NEW.plan_id AND p.author_id = NEW.user_id) OR NOT EXISTS (SELECT 1 FROM posted_entries e WHERE e.entry_id = NEW.owed_id) THEN RAISE EXCEPTION USING MESSAGE = 'caisse: plan_postings: posted by a second person only'; END IF; RETURN NEW; END$body$
-- next
CREATE FUNCTION caisse_import_batches_committed_kept() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $body$BEGIN IF OLD.state = 'committed' AND (NEW.state <> 'committed' OR NEW.id <> OLD.id OR NEW.kind <> OLD.kind OR NEW.digest <> OLD.digest OR NEW.format <> OLD.format OR NEW.election_id <> OLD.election_id OR COALESCE(NEW.round, 0) <> COALESCE(OLD.round, 0) OR COALESCE(NEW.status, '') <> COALESCE(OLD.status, '') OR COALESCE(NEW.author_id, 0) <> COALESCE(OLD.author_id, 0) OR COALESCE(NEW.committed_at, '') <> COALESCE(OLD.committed_at, '') OR COALESCE(NEW.document_digest, '') <> COALESCE(OLD.document_digest, '') OR COALESCE(NEW.salt, '') <> COALESCE(OLD.salt, '') OR COALESCE(NEW.superseded_by_id, 0) < COALESCE(OLD.superseded_by_id, 0)) THEN RAISE EXCEPTION USING MESSAGE = 'caisse: import_batches: committed'; END IF; RETURN NEW; END$body$
-- next
CREATE FUNCTION caisse_import_batches_committed_no_delete() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $body$BEGIN IF OLD.state = 'committed' THEN RAISE EXCEPTION USING MESSAGE = 'caisse: import_batches: committed'; END IF; RETURN OLD; END$body$
-- next
CREATE FUNCTION caisse_import_batches_no_replace() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $body$BEGIN IF EXISTS (SELECT 1 FROM import_batches b WHERE b.state = 'committed' AND (b.id = NEW.id OR (b.digest = NEW.digest AND b.format = NEW.format))) THEN RAISE EXCEPTION USING MESSAGE = 'caisse: import_batches: committed'; END IF; RETURN NEW; END$body$
-- next
CREATE FUNCTION caisse_result_versions_committed_kept() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $body$BEGIN IF OLD.code IS NOT NULL THEN RAISE EXCEPTION USING MESSAGE = 'caisse: result_versions: committed'; END IF; RETURN NEW; END$body$
-- next
CREATE FUNCTION caisse_result_versions_committed_no_delete() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $body$BEGIN IF OLD.code IS NOT NULL THEN RAISE EXCEPTION USING MESSAGE = 'caisse: result_versions: committed'; END IF; RETURN OLD; END$body$
-- next
CREATE FUNCTION caisse_result_versions_no_replace() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $body$BEGIN IF EXISTS (SELECT 1 FROM result_versions v WHERE v.code IS NOT NULL AND (v.id = NEW.id OR v.batch_id = NEW.batch_id OR v.code = NEW.code)) THEN RAISE EXCEPTION USING MESSAGE = 'caisse: result_versions: committed'; END IF; RETURN NEW; END$body$
-- next
CREATE FUNCTION caisse_constituency_results_staged_insert() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $body$BEGIN IF EXISTS (SELECT 1 FROM result_versions v WHERE v.id = NEW.version_id AND v.code IS NOT NULL) THEN RAISE EXCEPTION USING MESSAGE = 'caisse: constituency_results: the version is committed'; END IF; RETURN NEW; END$body$
-- next
CREATE FUNCTION caisse_constituency_results_staged_update() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $body$BEGIN IF EXISTS (SELECT 1 FROM result_versions v WHERE v.id = OLD.version_id AND v.code IS NOT NULL) THEN RAISE EXCEPTION USING MESSAGE = 'caisse: constituency_results: the version is committed'; END IF; RETURN NEW; END$body$
-- next
CREATE FUNCTION caisse_constituency_results_staged_delete() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $body$BEGIN IF EXISTS (SELECT 1 FROM result_versions v WHERE v.id = OLD.version_id AND v.code IS NOT NULL) THEN RAISE EXCEPTION USING MESSAGE = 'caisse: constituency_results: the version is committed'; END IF; RETURN OLD; END$body$
-- next
CREATE FUNCTION caisse_votes_staged_insert() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $body$BEGIN IF EXISTS (SELECT 1 FROM result_versions v WHERE v.id = NEW.version_id AND v.code IS NOT NULL) THEN RAISE EXCEPTION USING MESSAGE = 'caisse: votes: the version is committed'; END IF; RETURN NEW; END$body$
-- next
CREATE FUNCTION caisse_votes_staged_update() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $body$BEGIN IF EXISTS (SELECT 1 FROM result_versions v WHERE v.id = OLD.version_id AND v.code IS NOT NULL) THEN RAISE EXCEPTION USING MESSAGE = 'caisse: votes: the version is committed'; END IF; RETURN NEW; END$body$
-- next
CREATE FUNCTION caisse_votes_staged_delete() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $body$BEGIN IF EXISTS (SELECT 1 FROM result_versions v WHERE v.id = OLD.version_id AND v.code IS NOT NULL) THEN RAISE EXCEPTION USING MESSAGE = 'caisse: votes: the version is committed'; END IF; RETURN OLD; END$body$
-- next
CREATE FUNCTION caisse_attachments_staged_insert() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $body$BEGIN IF EXISTS (SELECT 1 FROM import_batches b WHERE b.id = NEW.batch_id AND b.state = 'committed') THEN RAISE EXCEPTION USING MESSAGE = 'caisse: attachments: the batch is committed'; END IF; RETURN NEW; END$body$
-- next
CREATE FUNCTION caisse_attachments_staged_update() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $body$BEGIN IF EXISTS (SELECT 1 FROM import_batches b WHERE b.id = OLD.batch_id AND b.state = 'committed') THEN RAISE EXCEPTION USING MESSAGE = 'caisse: attachments: the batch is committed'; END IF; RETURN NEW; END$body$
-- next
CREATE FUNCTION caisse_attachments_staged_delete() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $body$BEGIN IF EXISTS (SELECT 1 FROM import_batches b WHERE b.id = OLD.batch_id AND b.state = 'committed') THEN RAISE EXCEPTION USING MESSAGE = 'caisse: attachments: the batch is committed'; END IF; RETURN OLD; END$body$
-- next
CREATE FUNCTION caisse_attachments_no_replace() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $body$BEGIN IF EXISTS (SELECT 1 FROM attachments r JOIN import_batches b ON b.id = r.batch_id WHERE r.id = NEW.id AND b.state = 'committed') THEN RAISE EXCEPTION USING MESSAGE = 'caisse: attachments: exists already'; END IF; RETURN NEW; END$body$
-- next
CREATE FUNCTION caisse_attachment_decisions_staged_insert() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $body$BEGIN IF EXISTS (SELECT 1 FROM import_batches b WHERE b.id = NEW.batch_id AND b.state = 'committed') THEN RAISE EXCEPTION USING MESSAGE = 'caisse: attachment_decisions: the batch is committed'; END IF; RETURN NEW; END$body$
-- next
CREATE FUNCTION caisse_attachment_decisions_staged_update() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $body$BEGIN IF EXISTS (SELECT 1 FROM import_batches b WHERE b.id = OLD.batch_id AND b.state = 'committed') THEN RAISE EXCEPTION USING MESSAGE = 'caisse: attachment_decisions: the batch is committed'; END IF; RETURN NEW; END$body$
-- next
CREATE FUNCTION caisse_attachment_decisions_staged_delete() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $body$BEGIN IF EXISTS (SELECT 1 FROM import_batches b WHERE b.id = OLD.batch_id AND b.state = 'committed') THEN RAISE EXCEPTION USING MESSAGE = 'caisse: attachment_decisions: the batch is committed'; END IF; RETURN OLD; END$body$
-- next
CREATE FUNCTION caisse_attachment_decisions_no_replace() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $body$BEGIN IF EXISTS (SELECT 1 FROM attachment_decisions r JOIN import_batches b ON b.id = r.batch_id WHERE r.id = NEW.id AND b.state = 'committed') THEN RAISE EXCEPTION USING MESSAGE = 'caisse: attachment_decisions: exists already'; END IF; RETURN NEW; END$body$
-- next
CREATE FUNCTION caisse_candidacy_aliases_staged_insert() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $body$BEGIN IF EXISTS (SELECT 1 FROM import_batches b WHERE b.id = NEW.batch_id AND b.state = 'committed') THEN RAISE EXCEPTION USING MESSAGE = 'caisse: candidacy_aliases: the batch is committed'; END IF; RETURN NEW; END$body$
-- next
CREATE FUNCTION caisse_candidacy_aliases_staged_update() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $body$BEGIN IF EXISTS (SELECT 1 FROM import_batches b WHERE b.id = OLD.batch_id AND b.state = 'committed') THEN RAISE EXCEPTION USING MESSAGE = 'caisse: candidacy_aliases: the batch is committed'; END IF; RETURN NEW; END$body$
-- next
CREATE FUNCTION caisse_candidacy_aliases_staged_delete() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $body$BEGIN IF EXISTS (SELECT 1 FROM import_batches b WHERE b.id = OLD.batch_id AND b.state = 'committed') THEN RAISE EXCEPTION USING MESSAGE = 'caisse: candidacy_aliases: the batch is committed'; END IF; RETURN OLD; END$body$
-- next
CREATE FUNCTION caisse_candidacy_aliases_no_replace() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $body$BEGIN IF EXISTS (SELECT 1 FROM candidacy_aliases r JOIN import_batches b ON b.id = r.batch_id WHERE r.id = NEW.id AND b.state = 'committed') THEN RAISE EXCEPTION USING MESSAGE = 'caisse: candidacy_aliases: exists already'; END IF; RETURN NEW; END$body$
-- next
CREATE FUNCTION caisse_candidacies_committed_kept() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $body$BEGIN IF OLD.staged_by_id IS NULL AND (NEW.staged_by_id IS NOT NULL OR NEW.id <> OLD.id OR NEW.election_id <> OLD.election_id OR NEW.constituency <> OLD.constituency OR NEW.identity <> OLD.identity OR NEW.normalised <> OLD.normalised OR COALESCE(NEW.sex, '') <> COALESCE(OLD.sex, '') OR NEW.surname <> OLD.surname OR NEW.first_name <> OLD.first_name OR COALESCE(NEW.panel, -1) <> COALESCE(OLD.panel, NEW.panel, -1)) THEN RAISE EXCEPTION USING MESSAGE = 'caisse: candidacies: named by committed votes'; END IF; RETURN NEW; END$body$
-- next
CREATE FUNCTION caisse_candidacies_committed_no_delete() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $body$BEGIN IF OLD.staged_by_id IS NULL THEN RAISE EXCEPTION USING MESSAGE = 'caisse: candidacies: named by committed votes'; END IF; RETURN OLD; END$body$
-- next
CREATE FUNCTION caisse_candidacies_no_replace() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $body$BEGIN IF EXISTS (SELECT 1 FROM candidacies c WHERE c.staged_by_id IS NULL AND (c.id = NEW.id OR (NEW.staged_by_id IS NULL AND c.election_id = NEW.election_id AND c.constituency = NEW.constituency AND (c.identity = NEW.identity OR c.panel = NEW.panel)))) THEN RAISE EXCEPTION USING MESSAGE = 'caisse: candidacies: exists already'; END IF; RETURN NEW; END$body$
-- next
CREATE FUNCTION caisse_contributions_numbered_kept() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $body$BEGIN IF OLD.number IS NOT NULL THEN RAISE EXCEPTION USING MESSAGE = 'caisse: contributions: in the register'; END IF; RETURN NEW; END$body$
-- next
CREATE FUNCTION caisse_contributions_numbered_no_delete() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $body$BEGIN IF OLD.number IS NOT NULL THEN RAISE EXCEPTION USING MESSAGE = 'caisse: contributions: in the register'; END IF; RETURN OLD; END$body$
-- next
CREATE FUNCTION caisse_contributions_no_replace() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $body$BEGIN IF EXISTS (SELECT 1 FROM contributions c WHERE c.number IS NOT NULL AND (c.id = NEW.id OR (c.year = NEW.year AND c.number = NEW.number))) THEN RAISE EXCEPTION USING MESSAGE = 'caisse: contributions: exists already'; END IF; RETURN NEW; END$body$
-- next
CREATE FUNCTION caisse_contribution_batches_committed_kept() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $body$BEGIN IF OLD.state = 'committed' THEN RAISE EXCEPTION USING MESSAGE = 'caisse: contribution_batches: committed'; END IF; RETURN NEW; END$body$
-- next
CREATE FUNCTION caisse_contribution_batches_committed_no_delete() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $body$BEGIN IF OLD.state = 'committed' THEN RAISE EXCEPTION USING MESSAGE = 'caisse: contribution_batches: committed'; END IF; RETURN OLD; END$body$
-- next
CREATE FUNCTION caisse_contribution_batches_no_replace() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $body$BEGIN IF EXISTS (SELECT 1 FROM contribution_batches b WHERE b.state = 'committed' AND (b.id = NEW.id OR (b.digest = NEW.digest AND b.format = NEW.format))) THEN RAISE EXCEPTION USING MESSAGE = 'caisse: contribution_batches: committed'; END IF; RETURN NEW; END$body$
-- next
CREATE FUNCTION caisse_matchings_kept() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $body$BEGIN IF OLD.digest <> '' OR NEW.id <> OLD.id OR NEW.number <> OLD.number THEN RAISE EXCEPTION USING MESSAGE = 'caisse: matchings: only added to'; END IF; RETURN NEW; END$body$
-- next
CREATE FUNCTION caisse_matchings_no_delete() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $body$BEGIN RAISE EXCEPTION USING MESSAGE = 'caisse: matchings: only added to'; RETURN OLD; END$body$
-- next
CREATE FUNCTION caisse_matchings_no_replace() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $body$BEGIN IF EXISTS (SELECT 1 FROM matchings m WHERE m.id = NEW.id OR (m.election_id = NEW.election_id AND m.number = NEW.number)) THEN RAISE EXCEPTION USING MESSAGE = 'caisse: matchings: exists already'; END IF; RETURN NEW; END$body$
-- next
CREATE FUNCTION caisse_matches_before_digest() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $body$BEGIN IF EXISTS (SELECT 1 FROM matchings m WHERE m.id = NEW.matching_id AND m.digest <> '') THEN RAISE EXCEPTION USING MESSAGE = 'caisse: matches: the state is sealed'; END IF; RETURN NEW; END$body$
-- next
CREATE FUNCTION caisse_result_versions_not_committed_at_once() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $body$BEGIN IF NEW.code IS NOT NULL THEN RAISE EXCEPTION USING MESSAGE = 'caisse: result_versions: inserted as committed'; END IF; RETURN NEW; END$body$
-- next
CREATE FUNCTION caisse_import_batches_not_committed_at_once() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $body$BEGIN IF NEW.state = 'committed' THEN RAISE EXCEPTION USING MESSAGE = 'caisse: import_batches: inserted as committed'; END IF; RETURN NEW; END$body$
-- next
CREATE FUNCTION caisse_matchings_not_sealed_at_once() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $body$BEGIN IF NEW.digest <> '' THEN RAISE EXCEPTION USING MESSAGE = 'caisse: matchings: inserted as sealed'; END IF; RETURN NEW; END$body$
-- next
CREATE FUNCTION caisse_users_invitation_kept() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $body$BEGIN IF COALESCE(NEW.invited_by_id, 0) <> COALESCE(OLD.invited_by_id, 0) THEN RAISE EXCEPTION USING MESSAGE = 'caisse: users: who invited whom never changes'; END IF; RETURN NEW; END$body$
-- next
CREATE FUNCTION caisse_users_no_delete() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $body$BEGIN RAISE EXCEPTION USING MESSAGE = 'caisse: users: an account ends, it is not deleted'; RETURN OLD; END$body$
-- next
CREATE FUNCTION caisse_persons_pseudonym_kept() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $body$BEGIN IF NEW.id <> OLD.id OR NEW.code <> OLD.code OR NEW.digest <> OLD.digest OR (NEW.salt <> OLD.salt AND NEW.salt <> '') OR OLD.erased_at IS NOT NULL THEN RAISE EXCEPTION USING MESSAGE = 'caisse: persons: pseudonym and digest never change, an erasure is final'; END IF; RETURN NEW; END$body$
-- next
CREATE FUNCTION caisse_persons_no_delete() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $body$BEGIN RAISE EXCEPTION USING MESSAGE = 'caisse: persons: pseudonym and digest never change, an erasure is final'; RETURN OLD; END$body$
-- next
CREATE FUNCTION caisse_persons_no_replace() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $body$BEGIN IF EXISTS (SELECT 1 FROM persons p WHERE p.id = NEW.id OR p.code = NEW.code) THEN RAISE EXCEPTION USING MESSAGE = 'caisse: persons: exists already'; END IF; RETURN NEW; END$body$
-- next
CREATE FUNCTION caisse_installation_kept() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $body$BEGIN IF NEW.id <> OLD.id OR NEW.key <> OLD.key OR (NEW.demo <> OLD.demo AND EXISTS (SELECT 1 FROM seals)) THEN RAISE EXCEPTION USING MESSAGE = 'caisse: installation: neither its key nor, once anything is sealed, its nature changes'; END IF; RETURN NEW; END$body$
-- next
CREATE FUNCTION caisse_installation_no_delete() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $body$BEGIN RAISE EXCEPTION USING MESSAGE = 'caisse: installation: neither its key nor, once anything is sealed, its nature changes'; RETURN OLD; END$body$
-- next
CREATE FUNCTION caisse_installation_no_replace() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $body$BEGIN IF EXISTS (SELECT 1 FROM installation) THEN RAISE EXCEPTION USING MESSAGE = 'caisse: installation: neither its key nor, once anything is sealed, its nature changes'; END IF; RETURN NEW; END$body$
-- next
CREATE FUNCTION caisse_grant_requests_answered_once() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $body$BEGIN IF OLD.grant_id IS NOT NULL OR NEW.id <> OLD.id OR NEW.user_id <> OLD.user_id OR NEW.role <> OLD.role OR NEW.asked_by_id <> OLD.asked_by_id OR COALESCE(NEW.member_code, '') <> COALESCE(OLD.member_code, '') THEN RAISE EXCEPTION USING MESSAGE = 'caisse: grant_requests: answered once'; END IF; RETURN NEW; END$body$
-- next
CREATE FUNCTION caisse_grant_requests_no_delete() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $body$BEGIN RAISE EXCEPTION USING MESSAGE = 'caisse: grant_requests: answered once'; RETURN OLD; END$body$
-- next
CREATE FUNCTION caisse_grant_requests_no_replace() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $body$BEGIN IF EXISTS (SELECT 1 FROM grant_requests r WHERE r.id = NEW.id) THEN RAISE EXCEPTION USING MESSAGE = 'caisse: grant_requests: answered once'; END IF; RETURN NEW; END$body$
-- next
CREATE TRIGGER seals_kept BEFORE DELETE OR UPDATE ON seals FOR EACH ROW EXECUTE FUNCTION caisse_refuse()
-- next
ALTER TABLE seals ENABLE ALWAYS TRIGGER seals_kept
-- next
CREATE TRIGGER documents_kept BEFORE DELETE OR UPDATE ON documents FOR EACH ROW EXECUTE FUNCTION caisse_refuse()
-- next
ALTER TABLE documents ENABLE ALWAYS TRIGGER documents_kept
-- next
CREATE TRIGGER document_chunks_kept BEFORE DELETE OR UPDATE ON document_chunks FOR EACH ROW EXECUTE FUNCTION caisse_refuse()
-- next
ALTER TABLE document_chunks ENABLE ALWAYS TRIGGER document_chunks_kept
-- next
CREATE TRIGGER confirmations_kept BEFORE DELETE OR UPDATE ON confirmations FOR EACH ROW EXECUTE FUNCTION caisse_refuse()
-- next
ALTER TABLE confirmations ENABLE ALWAYS TRIGGER confirmations_kept
-- next
CREATE TRIGGER grants_kept BEFORE DELETE OR UPDATE ON grants FOR EACH ROW EXECUTE FUNCTION caisse_refuse()
-- next
ALTER TABLE grants ENABLE ALWAYS TRIGGER grants_kept
-- next
CREATE TRIGGER grant_ends_kept BEFORE DELETE OR UPDATE ON grant_ends FOR EACH ROW EXECUTE FUNCTION caisse_refuse()
-- next
ALTER TABLE grant_ends ENABLE ALWAYS TRIGGER grant_ends_kept
-- next
CREATE TRIGGER legal_entities_kept BEFORE DELETE OR UPDATE ON legal_entities FOR EACH ROW EXECUTE FUNCTION caisse_refuse()
-- next
ALTER TABLE legal_entities ENABLE ALWAYS TRIGGER legal_entities_kept
-- next
CREATE TRIGGER pool_kept BEFORE DELETE OR UPDATE ON pool FOR EACH ROW EXECUTE FUNCTION caisse_refuse()
-- next
ALTER TABLE pool ENABLE ALWAYS TRIGGER pool_kept
-- next
CREATE TRIGGER memberships_kept BEFORE DELETE OR UPDATE ON memberships FOR EACH ROW EXECUTE FUNCTION caisse_refuse()
-- next
ALTER TABLE memberships ENABLE ALWAYS TRIGGER memberships_kept
-- next
CREATE TRIGGER legal_facts_kept BEFORE DELETE OR UPDATE ON legal_facts FOR EACH ROW EXECUTE FUNCTION caisse_refuse()
-- next
ALTER TABLE legal_facts ENABLE ALWAYS TRIGGER legal_facts_kept
-- next
CREATE TRIGGER representatives_kept BEFORE DELETE OR UPDATE ON representatives FOR EACH ROW EXECUTE FUNCTION caisse_refuse()
-- next
ALTER TABLE representatives ENABLE ALWAYS TRIGGER representatives_kept
-- next
CREATE TRIGGER bank_details_kept BEFORE DELETE OR UPDATE ON bank_details FOR EACH ROW EXECUTE FUNCTION caisse_refuse()
-- next
ALTER TABLE bank_details ENABLE ALWAYS TRIGGER bank_details_kept
-- next
CREATE TRIGGER bank_releases_kept BEFORE DELETE OR UPDATE ON bank_releases FOR EACH ROW EXECUTE FUNCTION caisse_refuse()
-- next
ALTER TABLE bank_releases ENABLE ALWAYS TRIGGER bank_releases_kept
-- next
CREATE TRIGGER fiscal_years_kept BEFORE DELETE OR UPDATE ON fiscal_years FOR EACH ROW EXECUTE FUNCTION caisse_refuse()
-- next
ALTER TABLE fiscal_years ENABLE ALWAYS TRIGGER fiscal_years_kept
-- next
CREATE TRIGGER fiscal_year_closings_kept BEFORE DELETE OR UPDATE ON fiscal_year_closings FOR EACH ROW EXECUTE FUNCTION caisse_refuse()
-- next
ALTER TABLE fiscal_year_closings ENABLE ALWAYS TRIGGER fiscal_year_closings_kept
-- next
CREATE TRIGGER periods_kept BEFORE DELETE OR UPDATE ON periods FOR EACH ROW EXECUTE FUNCTION caisse_refuse()
-- next
ALTER TABLE periods ENABLE ALWAYS TRIGGER periods_kept
-- next
CREATE TRIGGER period_events_kept BEFORE DELETE OR UPDATE ON period_events FOR EACH ROW EXECUTE FUNCTION caisse_refuse()
-- next
ALTER TABLE period_events ENABLE ALWAYS TRIGGER period_events_kept
-- next
CREATE TRIGGER entries_kept BEFORE DELETE OR UPDATE ON entries FOR EACH ROW EXECUTE FUNCTION caisse_refuse()
-- next
ALTER TABLE entries ENABLE ALWAYS TRIGGER entries_kept
-- next
CREATE TRIGGER postings_kept BEFORE DELETE OR UPDATE ON postings FOR EACH ROW EXECUTE FUNCTION caisse_refuse()
-- next
ALTER TABLE postings ENABLE ALWAYS TRIGGER postings_kept
-- next
CREATE TRIGGER entry_touches_kept BEFORE DELETE OR UPDATE ON entry_touches FOR EACH ROW EXECUTE FUNCTION caisse_refuse()
-- next
ALTER TABLE entry_touches ENABLE ALWAYS TRIGGER entry_touches_kept
-- next
CREATE TRIGGER entry_withdrawals_kept BEFORE DELETE OR UPDATE ON entry_withdrawals FOR EACH ROW EXECUTE FUNCTION caisse_refuse()
-- next
ALTER TABLE entry_withdrawals ENABLE ALWAYS TRIGGER entry_withdrawals_kept
-- next
CREATE TRIGGER posted_entries_kept BEFORE DELETE OR UPDATE ON posted_entries FOR EACH ROW EXECUTE FUNCTION caisse_refuse()
-- next
ALTER TABLE posted_entries ENABLE ALWAYS TRIGGER posted_entries_kept
-- next
CREATE TRIGGER reversals_kept BEFORE DELETE OR UPDATE ON reversals FOR EACH ROW EXECUTE FUNCTION caisse_refuse()
-- next
ALTER TABLE reversals ENABLE ALWAYS TRIGGER reversals_kept
-- next
CREATE TRIGGER letterings_kept BEFORE DELETE OR UPDATE ON letterings FOR EACH ROW EXECUTE FUNCTION caisse_refuse()
-- next
ALTER TABLE letterings ENABLE ALWAYS TRIGGER letterings_kept
-- next
CREATE TRIGGER lettered_postings_kept BEFORE DELETE OR UPDATE ON lettered_postings FOR EACH ROW EXECUTE FUNCTION caisse_refuse()
-- next
ALTER TABLE lettered_postings ENABLE ALWAYS TRIGGER lettered_postings_kept
-- next
CREATE TRIGGER payment_links_kept BEFORE DELETE OR UPDATE ON payment_links FOR EACH ROW EXECUTE FUNCTION caisse_refuse()
-- next
ALTER TABLE payment_links ENABLE ALWAYS TRIGGER payment_links_kept
-- next
CREATE TRIGGER idempotency_keys_kept BEFORE DELETE OR UPDATE ON idempotency_keys FOR EACH ROW EXECUTE FUNCTION caisse_refuse()
-- next
ALTER TABLE idempotency_keys ENABLE ALWAYS TRIGGER idempotency_keys_kept
-- next
CREATE TRIGGER designation_sets_kept BEFORE DELETE OR UPDATE ON designation_sets FOR EACH ROW EXECUTE FUNCTION caisse_refuse()
-- next
ALTER TABLE designation_sets ENABLE ALWAYS TRIGGER designation_sets_kept
-- next
CREATE TRIGGER designations_kept BEFORE DELETE OR UPDATE ON designations FOR EACH ROW EXECUTE FUNCTION caisse_refuse()
-- next
ALTER TABLE designations ENABLE ALWAYS TRIGGER designations_kept
-- next
CREATE TRIGGER redistribution_keys_kept BEFORE DELETE OR UPDATE ON redistribution_keys FOR EACH ROW EXECUTE FUNCTION caisse_refuse()
-- next
ALTER TABLE redistribution_keys ENABLE ALWAYS TRIGGER redistribution_keys_kept
-- next
CREATE TRIGGER adoptions_kept BEFORE DELETE OR UPDATE ON adoptions FOR EACH ROW EXECUTE FUNCTION caisse_refuse()
-- next
ALTER TABLE adoptions ENABLE ALWAYS TRIGGER adoptions_kept
-- next
CREATE TRIGGER adoption_consents_kept BEFORE DELETE OR UPDATE ON adoption_consents FOR EACH ROW EXECUTE FUNCTION caisse_refuse()
-- next
ALTER TABLE adoption_consents ENABLE ALWAYS TRIGGER adoption_consents_kept
-- next
CREATE TRIGGER plans_kept BEFORE DELETE OR UPDATE ON plans FOR EACH ROW EXECUTE FUNCTION caisse_refuse()
-- next
ALTER TABLE plans ENABLE ALWAYS TRIGGER plans_kept
-- next
CREATE TRIGGER plan_items_kept BEFORE DELETE OR UPDATE ON plan_items FOR EACH ROW EXECUTE FUNCTION caisse_refuse()
-- next
ALTER TABLE plan_items ENABLE ALWAYS TRIGGER plan_items_kept
-- next
CREATE TRIGGER plan_lines_kept BEFORE DELETE OR UPDATE ON plan_lines FOR EACH ROW EXECUTE FUNCTION caisse_refuse()
-- next
ALTER TABLE plan_lines ENABLE ALWAYS TRIGGER plan_lines_kept
-- next
CREATE TRIGGER plan_settlements_kept BEFORE DELETE OR UPDATE ON plan_settlements FOR EACH ROW EXECUTE FUNCTION caisse_refuse()
-- next
ALTER TABLE plan_settlements ENABLE ALWAYS TRIGGER plan_settlements_kept
-- next
CREATE TRIGGER plan_carries_kept BEFORE DELETE OR UPDATE ON plan_carries FOR EACH ROW EXECUTE FUNCTION caisse_refuse()
-- next
ALTER TABLE plan_carries ENABLE ALWAYS TRIGGER plan_carries_kept
-- next
CREATE TRIGGER plan_postings_kept BEFORE DELETE OR UPDATE ON plan_postings FOR EACH ROW EXECUTE FUNCTION caisse_refuse()
-- next
ALTER TABLE plan_postings ENABLE ALWAYS TRIGGER plan_postings_kept
-- next
CREATE TRIGGER plan_movements_kept BEFORE DELETE OR UPDATE ON plan_movements FOR EACH ROW EXECUTE FUNCTION caisse_refuse()
-- next
ALTER TABLE plan_movements ENABLE ALWAYS TRIGGER plan_movements_kept
-- next
CREATE TRIGGER issued_reports_kept BEFORE DELETE OR UPDATE ON issued_reports FOR EACH ROW EXECUTE FUNCTION caisse_refuse()
-- next
ALTER TABLE issued_reports ENABLE ALWAYS TRIGGER issued_reports_kept
-- next
CREATE TRIGGER report_renderings_kept BEFORE DELETE OR UPDATE ON report_renderings FOR EACH ROW EXECUTE FUNCTION caisse_refuse()
-- next
ALTER TABLE report_renderings ENABLE ALWAYS TRIGGER report_renderings_kept
-- next
CREATE TRIGGER hourly_rates_kept BEFORE DELETE OR UPDATE ON hourly_rates FOR EACH ROW EXECUTE FUNCTION caisse_refuse()
-- next
ALTER TABLE hourly_rates ENABLE ALWAYS TRIGGER hourly_rates_kept
-- next
CREATE TRIGGER contribution_entries_kept BEFORE DELETE OR UPDATE ON contribution_entries FOR EACH ROW EXECUTE FUNCTION caisse_refuse()
-- next
ALTER TABLE contribution_entries ENABLE ALWAYS TRIGGER contribution_entries_kept
-- next
CREATE TRIGGER contribution_cancellations_kept BEFORE DELETE OR UPDATE ON contribution_cancellations FOR EACH ROW EXECUTE FUNCTION caisse_refuse()
-- next
ALTER TABLE contribution_cancellations ENABLE ALWAYS TRIGGER contribution_cancellations_kept
-- next
CREATE TRIGGER receipts_kept BEFORE DELETE OR UPDATE ON receipts FOR EACH ROW EXECUTE FUNCTION caisse_refuse()
-- next
ALTER TABLE receipts ENABLE ALWAYS TRIGGER receipts_kept
-- next
CREATE TRIGGER loans_kept BEFORE DELETE OR UPDATE ON loans FOR EACH ROW EXECUTE FUNCTION caisse_refuse()
-- next
ALTER TABLE loans ENABLE ALWAYS TRIGGER loans_kept
-- next
CREATE TRIGGER loan_instalments_kept BEFORE DELETE OR UPDATE ON loan_instalments FOR EACH ROW EXECUTE FUNCTION caisse_refuse()
-- next
ALTER TABLE loan_instalments ENABLE ALWAYS TRIGGER loan_instalments_kept
-- next
CREATE TRIGGER loan_events_kept BEFORE DELETE OR UPDATE ON loan_events FOR EACH ROW EXECUTE FUNCTION caisse_refuse()
-- next
ALTER TABLE loan_events ENABLE ALWAYS TRIGGER loan_events_kept
-- next
CREATE TRIGGER loan_entries_kept BEFORE DELETE OR UPDATE ON loan_entries FOR EACH ROW EXECUTE FUNCTION caisse_refuse()
-- next
ALTER TABLE loan_entries ENABLE ALWAYS TRIGGER loan_entries_kept
-- next
CREATE TRIGGER elections_kept BEFORE DELETE OR UPDATE ON elections FOR EACH ROW EXECUTE FUNCTION caisse_refuse()
-- next
ALTER TABLE elections ENABLE ALWAYS TRIGGER elections_kept
-- next
CREATE TRIGGER constituencies_kept BEFORE DELETE OR UPDATE ON constituencies FOR EACH ROW EXECUTE FUNCTION caisse_refuse()
-- next
ALTER TABLE constituencies ENABLE ALWAYS TRIGGER constituencies_kept
-- next
CREATE TRIGGER matches_kept BEFORE DELETE OR UPDATE ON matches FOR EACH ROW EXECUTE FUNCTION caisse_refuse()
-- next
ALTER TABLE matches ENABLE ALWAYS TRIGGER matches_kept
-- next
CREATE TRIGGER seals_not_emptied BEFORE TRUNCATE ON seals FOR EACH STATEMENT EXECUTE FUNCTION caisse_refuse()
-- next
ALTER TABLE seals ENABLE ALWAYS TRIGGER seals_not_emptied
-- next
CREATE TRIGGER documents_not_emptied BEFORE TRUNCATE ON documents FOR EACH STATEMENT EXECUTE FUNCTION caisse_refuse()
-- next
ALTER TABLE documents ENABLE ALWAYS TRIGGER documents_not_emptied
-- next
CREATE TRIGGER document_chunks_not_emptied BEFORE TRUNCATE ON document_chunks FOR EACH STATEMENT EXECUTE FUNCTION caisse_refuse()
-- next
ALTER TABLE document_chunks ENABLE ALWAYS TRIGGER document_chunks_not_emptied
-- next
CREATE TRIGGER confirmations_not_emptied BEFORE TRUNCATE ON confirmations FOR EACH STATEMENT EXECUTE FUNCTION caisse_refuse()
-- next
ALTER TABLE confirmations ENABLE ALWAYS TRIGGER confirmations_not_emptied
-- next
CREATE TRIGGER grants_not_emptied BEFORE TRUNCATE ON grants FOR EACH STATEMENT EXECUTE FUNCTION caisse_refuse()
-- next
ALTER TABLE grants ENABLE ALWAYS TRIGGER grants_not_emptied
-- next
CREATE TRIGGER grant_ends_not_emptied BEFORE TRUNCATE ON grant_ends FOR EACH STATEMENT EXECUTE FUNCTION caisse_refuse()
-- next
ALTER TABLE grant_ends ENABLE ALWAYS TRIGGER grant_ends_not_emptied
-- next
CREATE TRIGGER legal_entities_not_emptied BEFORE TRUNCATE ON legal_entities FOR EACH STATEMENT EXECUTE FUNCTION caisse_refuse()
-- next
ALTER TABLE legal_entities ENABLE ALWAYS TRIGGER legal_entities_not_emptied
-- next
CREATE TRIGGER pool_not_emptied BEFORE TRUNCATE ON pool FOR EACH STATEMENT EXECUTE FUNCTION caisse_refuse()
-- next
ALTER TABLE pool ENABLE ALWAYS TRIGGER pool_not_emptied
-- next
CREATE TRIGGER memberships_not_emptied BEFORE TRUNCATE ON memberships FOR EACH STATEMENT EXECUTE FUNCTION caisse_refuse()
-- next
ALTER TABLE memberships ENABLE ALWAYS TRIGGER memberships_not_emptied
-- next
CREATE TRIGGER legal_facts_not_emptied BEFORE TRUNCATE ON legal_facts FOR EACH STATEMENT EXECUTE FUNCTION caisse_refuse()
-- next
ALTER TABLE legal_facts ENABLE ALWAYS TRIGGER legal_facts_not_emptied
-- next
CREATE TRIGGER representatives_not_emptied BEFORE TRUNCATE ON representatives FOR EACH STATEMENT EXECUTE FUNCTION caisse_refuse()
-- next
ALTER TABLE representatives ENABLE ALWAYS TRIGGER representatives_not_emptied
-- next
CREATE TRIGGER bank_details_not_emptied BEFORE TRUNCATE ON bank_details FOR EACH STATEMENT EXECUTE FUNCTION caisse_refuse()
-- next
ALTER TABLE bank_details ENABLE ALWAYS TRIGGER bank_details_not_emptied
-- next
CREATE TRIGGER bank_releases_not_emptied BEFORE TRUNCATE ON bank_releases FOR EACH STATEMENT EXECUTE FUNCTION caisse_refuse()
-- next
ALTER TABLE bank_releases ENABLE ALWAYS TRIGGER bank_releases_not_emptied
-- next
CREATE TRIGGER fiscal_years_not_emptied BEFORE TRUNCATE ON fiscal_years FOR EACH STATEMENT EXECUTE FUNCTION caisse_refuse()
-- next
ALTER TABLE fiscal_years ENABLE ALWAYS TRIGGER fiscal_years_not_emptied
-- next
CREATE TRIGGER fiscal_year_closings_not_emptied BEFORE TRUNCATE ON fiscal_year_closings FOR EACH STATEMENT EXECUTE FUNCTION caisse_refuse()
-- next
ALTER TABLE fiscal_year_closings ENABLE ALWAYS TRIGGER fiscal_year_closings_not_emptied
-- next
CREATE TRIGGER periods_not_emptied BEFORE TRUNCATE ON periods FOR EACH STATEMENT EXECUTE FUNCTION caisse_refuse()
-- next
ALTER TABLE periods ENABLE ALWAYS TRIGGER periods_not_emptied
-- next
CREATE TRIGGER period_events_not_emptied BEFORE TRUNCATE ON period_events FOR EACH STATEMENT EXECUTE FUNCTION caisse_refuse()
-- next
ALTER TABLE period_events ENABLE ALWAYS TRIGGER period_events_not_emptied
-- next
CREATE TRIGGER entries_not_emptied BEFORE TRUNCATE ON entries FOR EACH STATEMENT EXECUTE FUNCTION caisse_refuse()
-- next
ALTER TABLE entries ENABLE ALWAYS TRIGGER entries_not_emptied
-- next
CREATE TRIGGER postings_not_emptied BEFORE TRUNCATE ON postings FOR EACH STATEMENT EXECUTE FUNCTION caisse_refuse()
-- next
ALTER TABLE postings ENABLE ALWAYS TRIGGER postings_not_emptied
-- next
CREATE TRIGGER entry_touches_not_emptied BEFORE TRUNCATE ON entry_touches FOR EACH STATEMENT EXECUTE FUNCTION caisse_refuse()
-- next
ALTER TABLE entry_touches ENABLE ALWAYS TRIGGER entry_touches_not_emptied
-- next
CREATE TRIGGER entry_withdrawals_not_emptied BEFORE TRUNCATE ON entry_withdrawals FOR EACH STATEMENT EXECUTE FUNCTION caisse_refuse()
-- next
ALTER TABLE entry_withdrawals ENABLE ALWAYS TRIGGER entry_withdrawals_not_emptied
-- next
CREATE TRIGGER posted_entries_not_emptied BEFORE TRUNCATE ON posted_entries FOR EACH STATEMENT EXECUTE FUNCTION caisse_refuse()
-- next
ALTER TABLE posted_entries ENABLE ALWAYS TRIGGER posted_entries_not_emptied
-- next
CREATE TRIGGER reversals_not_emptied BEFORE TRUNCATE ON reversals FOR EACH STATEMENT EXECUTE FUNCTION caisse_refuse()
-- next
ALTER TABLE reversals ENABLE ALWAYS TRIGGER reversals_not_emptied
-- next
CREATE TRIGGER letterings_not_emptied BEFORE TRUNCATE ON letterings FOR EACH STATEMENT EXECUTE FUNCTION caisse_refuse()
-- next
ALTER TABLE letterings ENABLE ALWAYS TRIGGER letterings_not_emptied
-- next
CREATE TRIGGER lettered_postings_not_emptied BEFORE TRUNCATE ON lettered_postings FOR EACH STATEMENT EXECUTE FUNCTION caisse_refuse()
-- next
ALTER TABLE lettered_postings ENABLE ALWAYS TRIGGER lettered_postings_not_emptied
-- next
CREATE TRIGGER payment_links_not_emptied BEFORE TRUNCATE ON payment_links FOR EACH STATEMENT EXECUTE FUNCTION caisse_refuse()
-- next
ALTER TABLE payment_links ENABLE ALWAYS TRIGGER payment_links_not_emptied
-- next
CREATE TRIGGER idempotency_keys_not_emptied BEFORE TRUNCATE ON idempotency_keys FOR EACH STATEMENT EXECUTE FUNCTION caisse_refuse()
-- next
ALTER TABLE idempotency_keys ENABLE ALWAYS TRIGGER idempotency_keys_not_emptied
-- next
CREATE TRIGGER designation_sets_not_emptied BEFORE TRUNCATE ON designation_sets FOR EACH STATEMENT EXECUTE FUNCTION caisse_refuse()
-- next
ALTER TABLE designation_sets ENABLE ALWAYS TRIGGER designation_sets_not_emptied
-- next
CREATE TRIGGER designations_not_emptied BEFORE TRUNCATE ON designations FOR EACH STATEMENT EXECUTE FUNCTION caisse_refuse()
-- next
ALTER TABLE designations ENABLE ALWAYS TRIGGER designations_not_emptied
-- next
CREATE TRIGGER redistribution_keys_not_emptied BEFORE TRUNCATE ON redistribution_keys FOR EACH STATEMENT EXECUTE FUNCTION caisse_refuse()
-- next
ALTER TABLE redistribution_keys ENABLE ALWAYS TRIGGER redistribution_keys_not_emptied
-- next
CREATE TRIGGER adoptions_not_emptied BEFORE TRUNCATE ON adoptions FOR EACH STATEMENT EXECUTE FUNCTION caisse_refuse()
-- next
ALTER TABLE adoptions ENABLE ALWAYS TRIGGER adoptions_not_emptied
-- next
CREATE TRIGGER adoption_consents_not_emptied BEFORE TRUNCATE ON adoption_consents FOR EACH STATEMENT EXECUTE FUNCTION caisse_refuse()
-- next
ALTER TABLE adoption_consents ENABLE ALWAYS TRIGGER adoption_consents_not_emptied
-- next
CREATE TRIGGER plans_not_emptied BEFORE TRUNCATE ON plans FOR EACH STATEMENT EXECUTE FUNCTION caisse_refuse()
-- next
ALTER TABLE plans ENABLE ALWAYS TRIGGER plans_not_emptied
-- next
CREATE TRIGGER plan_items_not_emptied BEFORE TRUNCATE ON plan_items FOR EACH STATEMENT EXECUTE FUNCTION caisse_refuse()
-- next
ALTER TABLE plan_items ENABLE ALWAYS TRIGGER plan_items_not_emptied
-- next
CREATE TRIGGER plan_lines_not_emptied BEFORE TRUNCATE ON plan_lines FOR EACH STATEMENT EXECUTE FUNCTION caisse_refuse()
-- next
ALTER TABLE plan_lines ENABLE ALWAYS TRIGGER plan_lines_not_emptied
-- next
CREATE TRIGGER plan_settlements_not_emptied BEFORE TRUNCATE ON plan_settlements FOR EACH STATEMENT EXECUTE FUNCTION caisse_refuse()
-- next
ALTER TABLE plan_settlements ENABLE ALWAYS TRIGGER plan_settlements_not_emptied
-- next
CREATE TRIGGER plan_carries_not_emptied BEFORE TRUNCATE ON plan_carries FOR EACH STATEMENT EXECUTE FUNCTION caisse_refuse()
-- next
ALTER TABLE plan_carries ENABLE ALWAYS TRIGGER plan_carries_not_emptied
-- next
CREATE TRIGGER plan_postings_not_emptied BEFORE TRUNCATE ON plan_postings FOR EACH STATEMENT EXECUTE FUNCTION caisse_refuse()
-- next
ALTER TABLE plan_postings ENABLE ALWAYS TRIGGER plan_postings_not_emptied
-- next
CREATE TRIGGER plan_movements_not_emptied BEFORE TRUNCATE ON plan_movements FOR EACH STATEMENT EXECUTE FUNCTION caisse_refuse()
-- next
ALTER TABLE plan_movements ENABLE ALWAYS TRIGGER plan_movements_not_emptied
-- next
CREATE TRIGGER issued_reports_not_emptied BEFORE TRUNCATE ON issued_reports FOR EACH STATEMENT EXECUTE FUNCTION caisse_refuse()
-- next
ALTER TABLE issued_reports ENABLE ALWAYS TRIGGER issued_reports_not_emptied
-- next
CREATE TRIGGER report_renderings_not_emptied BEFORE TRUNCATE ON report_renderings FOR EACH STATEMENT EXECUTE FUNCTION caisse_refuse()
-- next
ALTER TABLE report_renderings ENABLE ALWAYS TRIGGER report_renderings_not_emptied
-- next
CREATE TRIGGER hourly_rates_not_emptied BEFORE TRUNCATE ON hourly_rates FOR EACH STATEMENT EXECUTE FUNCTION caisse_refuse()
-- next
ALTER TABLE hourly_rates ENABLE ALWAYS TRIGGER hourly_rates_not_emptied
-- next
CREATE TRIGGER contribution_entries_not_emptied BEFORE TRUNCATE ON contribution_entries FOR EACH STATEMENT EXECUTE FUNCTION caisse_refuse()
-- next
ALTER TABLE contribution_entries ENABLE ALWAYS TRIGGER contribution_entries_not_emptied
-- next
CREATE TRIGGER contribution_cancellations_not_emptied BEFORE TRUNCATE ON contribution_cancellations FOR EACH STATEMENT EXECUTE FUNCTION caisse_refuse()
-- next
ALTER TABLE contribution_cancellations ENABLE ALWAYS TRIGGER contribution_cancellations_not_emptied
-- next
CREATE TRIGGER receipts_not_emptied BEFORE TRUNCATE ON receipts FOR EACH STATEMENT EXECUTE FUNCTION caisse_refuse()
-- next
ALTER TABLE receipts ENABLE ALWAYS TRIGGER receipts_not_emptied
-- next
CREATE TRIGGER loans_not_emptied BEFORE TRUNCATE ON loans FOR EACH STATEMENT EXECUTE FUNCTION caisse_refuse()
-- next
ALTER TABLE loans ENABLE ALWAYS TRIGGER loans_not_emptied
-- next
CREATE TRIGGER loan_instalments_not_emptied BEFORE TRUNCATE ON loan_instalments FOR EACH STATEMENT EXECUTE FUNCTION caisse_refuse()
-- next
ALTER TABLE loan_instalments ENABLE ALWAYS TRIGGER loan_instalments_not_emptied
-- next
CREATE TRIGGER loan_events_not_emptied BEFORE TRUNCATE ON loan_events FOR EACH STATEMENT EXECUTE FUNCTION caisse_refuse()
-- next
ALTER TABLE loan_events ENABLE ALWAYS TRIGGER loan_events_not_emptied
-- next
CREATE TRIGGER loan_entries_not_emptied BEFORE TRUNCATE ON loan_entries FOR EACH STATEMENT EXECUTE FUNCTION caisse_refuse()
-- next
ALTER TABLE loan_entries ENABLE ALWAYS TRIGGER loan_entries_not_emptied
-- next
CREATE TRIGGER elections_not_emptied BEFORE TRUNCATE ON elections FOR EACH STATEMENT EXECUTE FUNCTION caisse_refuse()
-- next
ALTER TABLE elections ENABLE ALWAYS TRIGGER elections_not_emptied
-- next
CREATE TRIGGER constituencies_not_emptied BEFORE TRUNCATE ON constituencies FOR EACH STATEMENT EXECUTE FUNCTION caisse_refuse()
-- next
ALTER TABLE constituencies ENABLE ALWAYS TRIGGER constituencies_not_emptied
-- next
CREATE TRIGGER matches_not_emptied BEFORE TRUNCATE ON matches FOR EACH STATEMENT EXECUTE FUNCTION caisse_refuse()
-- next
ALTER TABLE matches ENABLE ALWAYS TRIGGER matches_not_emptied
-- next
CREATE TRIGGER chain_head_not_emptied BEFORE TRUNCATE ON chain_head FOR EACH STATEMENT EXECUTE FUNCTION caisse_refuse()
-- next
ALTER TABLE chain_head ENABLE ALWAYS TRIGGER chain_head_not_emptied
-- next
CREATE TRIGGER accounts_not_emptied BEFORE TRUNCATE ON accounts FOR EACH STATEMENT EXECUTE FUNCTION caisse_refuse()
-- next
ALTER TABLE accounts ENABLE ALWAYS TRIGGER accounts_not_emptied
-- next
CREATE TRIGGER period_totals_not_emptied BEFORE TRUNCATE ON period_totals FOR EACH STATEMENT EXECUTE FUNCTION caisse_refuse()
-- next
ALTER TABLE period_totals ENABLE ALWAYS TRIGGER period_totals_not_emptied
-- next
CREATE TRIGGER users_not_emptied BEFORE TRUNCATE ON users FOR EACH STATEMENT EXECUTE FUNCTION caisse_refuse()
-- next
ALTER TABLE users ENABLE ALWAYS TRIGGER users_not_emptied
-- next
CREATE TRIGGER import_batches_not_emptied BEFORE TRUNCATE ON import_batches FOR EACH STATEMENT EXECUTE FUNCTION caisse_refuse()
-- next
ALTER TABLE import_batches ENABLE ALWAYS TRIGGER import_batches_not_emptied
-- next
CREATE TRIGGER result_versions_not_emptied BEFORE TRUNCATE ON result_versions FOR EACH STATEMENT EXECUTE FUNCTION caisse_refuse()
-- next
ALTER TABLE result_versions ENABLE ALWAYS TRIGGER result_versions_not_emptied
-- next
CREATE TRIGGER constituency_results_not_emptied BEFORE TRUNCATE ON constituency_results FOR EACH STATEMENT EXECUTE FUNCTION caisse_refuse()
-- next
ALTER TABLE constituency_results ENABLE ALWAYS TRIGGER constituency_results_not_emptied
-- next
CREATE TRIGGER votes_not_emptied BEFORE TRUNCATE ON votes FOR EACH STATEMENT EXECUTE FUNCTION caisse_refuse()
-- next
ALTER TABLE votes ENABLE ALWAYS TRIGGER votes_not_emptied
-- next
CREATE TRIGGER attachments_not_emptied BEFORE TRUNCATE ON attachments FOR EACH STATEMENT EXECUTE FUNCTION caisse_refuse()
-- next
ALTER TABLE attachments ENABLE ALWAYS TRIGGER attachments_not_emptied
-- next
CREATE TRIGGER attachment_decisions_not_emptied BEFORE TRUNCATE ON attachment_decisions FOR EACH STATEMENT EXECUTE FUNCTION caisse_refuse()
-- next
ALTER TABLE attachment_decisions ENABLE ALWAYS TRIGGER attachment_decisions_not_emptied
-- next
CREATE TRIGGER candidacies_not_emptied BEFORE TRUNCATE ON candidacies FOR EACH STATEMENT EXECUTE FUNCTION caisse_refuse()
-- next
ALTER TABLE candidacies ENABLE ALWAYS TRIGGER candidacies_not_emptied
-- next
CREATE TRIGGER candidacy_aliases_not_emptied BEFORE TRUNCATE ON candidacy_aliases FOR EACH STATEMENT EXECUTE FUNCTION caisse_refuse()
-- next
ALTER TABLE candidacy_aliases ENABLE ALWAYS TRIGGER candidacy_aliases_not_emptied
-- next
CREATE TRIGGER contribution_batches_not_emptied BEFORE TRUNCATE ON contribution_batches FOR EACH STATEMENT EXECUTE FUNCTION caisse_refuse()
-- next
ALTER TABLE contribution_batches ENABLE ALWAYS TRIGGER contribution_batches_not_emptied
-- next
CREATE TRIGGER contributions_not_emptied BEFORE TRUNCATE ON contributions FOR EACH STATEMENT EXECUTE FUNCTION caisse_refuse()
-- next
ALTER TABLE contributions ENABLE ALWAYS TRIGGER contributions_not_emptied
-- next
CREATE TRIGGER matchings_not_emptied BEFORE TRUNCATE ON matchings FOR EACH STATEMENT EXECUTE FUNCTION caisse_refuse()
-- next
ALTER TABLE matchings ENABLE ALWAYS TRIGGER matchings_not_emptied
-- next
CREATE TRIGGER persons_not_emptied BEFORE TRUNCATE ON persons FOR EACH STATEMENT EXECUTE FUNCTION caisse_refuse()
-- next
ALTER TABLE persons ENABLE ALWAYS TRIGGER persons_not_emptied
-- next
CREATE TRIGGER installation_not_emptied BEFORE TRUNCATE ON installation FOR EACH STATEMENT EXECUTE FUNCTION caisse_refuse()
-- next
ALTER TABLE installation ENABLE ALWAYS TRIGGER installation_not_emptied
-- next
CREATE TRIGGER grant_requests_not_emptied BEFORE TRUNCATE ON grant_requests FOR EACH STATEMENT EXECUTE FUNCTION caisse_refuse()
-- next
ALTER TABLE grant_requests ENABLE ALWAYS TRIGGER grant_requests_not_emptied
-- next
CREATE TRIGGER seals_in_order BEFORE INSERT ON seals FOR EACH ROW EXECUTE FUNCTION caisse_seals_in_order()
-- next
ALTER TABLE seals ENABLE ALWAYS TRIGGER seals_in_order
-- next
CREATE TRIGGER chain_head_forward BEFORE UPDATE ON chain_head FOR EACH ROW EXECUTE FUNCTION caisse_chain_head_forward()
-- next
ALTER TABLE chain_head ENABLE ALWAYS TRIGGER chain_head_forward
-- next
CREATE TRIGGER chain_head_no_delete BEFORE DELETE ON chain_head FOR EACH ROW EXECUTE FUNCTION caisse_chain_head_no_delete()
-- next
ALTER TABLE chain_head ENABLE ALWAYS TRIGGER chain_head_no_delete
-- next
CREATE TRIGGER accounts_code_kept BEFORE UPDATE ON accounts FOR EACH ROW EXECUTE FUNCTION caisse_accounts_code_kept()
-- next
ALTER TABLE accounts ENABLE ALWAYS TRIGGER accounts_code_kept
-- next
CREATE TRIGGER accounts_no_delete BEFORE DELETE ON accounts FOR EACH ROW EXECUTE FUNCTION caisse_accounts_no_delete()
-- next
ALTER TABLE accounts ENABLE ALWAYS TRIGGER accounts_no_delete
-- next
CREATE TRIGGER accounts_no_replace BEFORE INSERT ON accounts FOR EACH ROW EXECUTE FUNCTION caisse_accounts_no_replace()
-- next
ALTER TABLE accounts ENABLE ALWAYS TRIGGER accounts_no_replace
-- next
CREATE TRIGGER period_events_year_open BEFORE INSERT ON period_events FOR EACH ROW EXECUTE FUNCTION caisse_period_events_year_open()
-- next
ALTER TABLE period_events ENABLE ALWAYS TRIGGER period_events_year_open
-- next
CREATE TRIGGER period_events_two_persons BEFORE INSERT ON period_events FOR EACH ROW EXECUTE FUNCTION caisse_period_events_two_persons()
-- next
ALTER TABLE period_events ENABLE ALWAYS TRIGGER period_events_two_persons
-- next
CREATE TRIGGER fiscal_year_closings_months_closed BEFORE INSERT ON fiscal_year_closings FOR EACH ROW EXECUTE FUNCTION caisse_fiscal_year_closings_months_closed()
-- next
ALTER TABLE fiscal_year_closings ENABLE ALWAYS TRIGGER fiscal_year_closings_months_closed
-- next
CREATE TRIGGER postings_draft_only BEFORE INSERT ON postings FOR EACH ROW EXECUTE FUNCTION caisse_postings_draft_only()
-- next
ALTER TABLE postings ENABLE ALWAYS TRIGGER postings_draft_only
-- next
CREATE TRIGGER entry_touches_draft_only BEFORE INSERT ON entry_touches FOR EACH ROW EXECUTE FUNCTION caisse_entry_touches_draft_only()
-- next
ALTER TABLE entry_touches ENABLE ALWAYS TRIGGER entry_touches_draft_only
-- next
CREATE TRIGGER entry_withdrawals_draft_only BEFORE INSERT ON entry_withdrawals FOR EACH ROW EXECUTE FUNCTION caisse_entry_withdrawals_draft_only()
-- next
ALTER TABLE entry_withdrawals ENABLE ALWAYS TRIGGER entry_withdrawals_draft_only
-- next
CREATE TRIGGER posted_entries_balanced BEFORE INSERT ON posted_entries FOR EACH ROW EXECUTE FUNCTION caisse_posted_entries_balanced()
-- next
ALTER TABLE posted_entries ENABLE ALWAYS TRIGGER posted_entries_balanced
-- next
CREATE TRIGGER posted_entries_own_year BEFORE INSERT ON posted_entries FOR EACH ROW EXECUTE FUNCTION caisse_posted_entries_own_year()
-- next
ALTER TABLE posted_entries ENABLE ALWAYS TRIGGER posted_entries_own_year
-- next
CREATE TRIGGER posted_entries_open_month BEFORE INSERT ON posted_entries FOR EACH ROW EXECUTE FUNCTION caisse_posted_entries_open_month()
-- next
ALTER TABLE posted_entries ENABLE ALWAYS TRIGGER posted_entries_open_month
-- next
CREATE TRIGGER posted_entries_live_draft BEFORE INSERT ON posted_entries FOR EACH ROW EXECUTE FUNCTION caisse_posted_entries_live_draft()
-- next
ALTER TABLE posted_entries ENABLE ALWAYS TRIGGER posted_entries_live_draft
-- next
CREATE TRIGGER posted_entries_second_person BEFORE INSERT ON posted_entries FOR EACH ROW EXECUTE FUNCTION caisse_posted_entries_second_person()
-- next
ALTER TABLE posted_entries ENABLE ALWAYS TRIGGER posted_entries_second_person
-- next
CREATE TRIGGER posted_entries_next_number BEFORE INSERT ON posted_entries FOR EACH ROW EXECUTE FUNCTION caisse_posted_entries_next_number()
-- next
ALTER TABLE posted_entries ENABLE ALWAYS TRIGGER posted_entries_next_number
-- next
CREATE TRIGGER posted_entries_sealed BEFORE INSERT ON posted_entries FOR EACH ROW EXECUTE FUNCTION caisse_posted_entries_sealed()
-- next
ALTER TABLE posted_entries ENABLE ALWAYS TRIGGER posted_entries_sealed
-- next
CREATE TRIGGER reversals_posted BEFORE INSERT ON reversals FOR EACH ROW EXECUTE FUNCTION caisse_reversals_posted()
-- next
ALTER TABLE reversals ENABLE ALWAYS TRIGGER reversals_posted
-- next
CREATE TRIGGER lettered_postings_posted BEFORE INSERT ON lettered_postings FOR EACH ROW EXECUTE FUNCTION caisse_lettered_postings_posted()
-- next
ALTER TABLE lettered_postings ENABLE ALWAYS TRIGGER lettered_postings_posted
-- next
CREATE TRIGGER period_totals_grow BEFORE UPDATE ON period_totals FOR EACH ROW EXECUTE FUNCTION caisse_period_totals_grow()
-- next
ALTER TABLE period_totals ENABLE ALWAYS TRIGGER period_totals_grow
-- next
CREATE TRIGGER period_totals_no_delete BEFORE DELETE ON period_totals FOR EACH ROW EXECUTE FUNCTION caisse_period_totals_no_delete()
-- next
ALTER TABLE period_totals ENABLE ALWAYS TRIGGER period_totals_no_delete
-- next
CREATE TRIGGER period_totals_no_replace BEFORE INSERT ON period_totals FOR EACH ROW EXECUTE FUNCTION caisse_period_totals_no_replace()
-- next
ALTER TABLE period_totals ENABLE ALWAYS TRIGGER period_totals_no_replace
-- next
CREATE TRIGGER plans_one_per_receipt BEFORE INSERT ON plans FOR EACH ROW EXECUTE FUNCTION caisse_plans_one_per_receipt()
-- next
ALTER TABLE plans ENABLE ALWAYS TRIGGER plans_one_per_receipt
-- next
CREATE TRIGGER plan_postings_second_person BEFORE INSERT ON plan_postings FOR EACH ROW EXECUTE FUNCTION caisse_plan_postings_second_person()
-- next
ALTER TABLE plan_postings ENABLE ALWAYS TRIGGER plan_postings_second_person
-- next
CREATE TRIGGER import_batches_committed_kept BEFORE UPDATE ON import_batches FOR EACH ROW EXECUTE FUNCTION caisse_import_batches_committed_kept()
-- next
ALTER TABLE import_batches ENABLE ALWAYS TRIGGER import_batches_committed_kept
-- next
CREATE TRIGGER import_batches_committed_no_delete BEFORE DELETE ON import_batches FOR EACH ROW EXECUTE FUNCTION caisse_import_batches_committed_no_delete()
-- next
ALTER TABLE import_batches ENABLE ALWAYS TRIGGER import_batches_committed_no_delete
-- next
CREATE TRIGGER import_batches_no_replace BEFORE INSERT ON import_batches FOR EACH ROW EXECUTE FUNCTION caisse_import_batches_no_replace()
-- next
ALTER TABLE import_batches ENABLE ALWAYS TRIGGER import_batches_no_replace
-- next
CREATE TRIGGER result_versions_committed_kept BEFORE UPDATE ON result_versions FOR EACH ROW EXECUTE FUNCTION caisse_result_versions_committed_kept()
-- next
ALTER TABLE result_versions ENABLE ALWAYS TRIGGER result_versions_committed_kept
-- next
CREATE TRIGGER result_versions_committed_no_delete BEFORE DELETE ON result_versions FOR EACH ROW EXECUTE FUNCTION caisse_result_versions_committed_no_delete()
-- next
ALTER TABLE result_versions ENABLE ALWAYS TRIGGER result_versions_committed_no_delete
-- next
CREATE TRIGGER result_versions_no_replace BEFORE INSERT ON result_versions FOR EACH ROW EXECUTE FUNCTION caisse_result_versions_no_replace()
-- next
ALTER TABLE result_versions ENABLE ALWAYS TRIGGER result_versions_no_replace
-- next
CREATE TRIGGER constituency_results_staged_insert BEFORE INSERT ON constituency_results FOR EACH ROW EXECUTE FUNCTION caisse_constituency_results_staged_insert()
-- next
ALTER TABLE constituency_results ENABLE ALWAYS TRIGGER constituency_results_staged_insert
-- next
CREATE TRIGGER constituency_results_staged_update BEFORE UPDATE ON constituency_results FOR EACH ROW EXECUTE FUNCTION caisse_constituency_results_staged_update()
-- next
ALTER TABLE constituency_results ENABLE ALWAYS TRIGGER constituency_results_staged_update
-- next
CREATE TRIGGER constituency_results_staged_delete BEFORE DELETE ON constituency_results FOR EACH ROW EXECUTE FUNCTION caisse_constituency_results_staged_delete()
-- next
ALTER TABLE constituency_results ENABLE ALWAYS TRIGGER constituency_results_staged_delete
-- next
CREATE TRIGGER votes_staged_insert BEFORE INSERT ON votes FOR EACH ROW EXECUTE FUNCTION caisse_votes_staged_insert()
-- next
ALTER TABLE votes ENABLE ALWAYS TRIGGER votes_staged_insert
-- next
CREATE TRIGGER votes_staged_update BEFORE UPDATE ON votes FOR EACH ROW EXECUTE FUNCTION caisse_votes_staged_update()
-- next
ALTER TABLE votes ENABLE ALWAYS TRIGGER votes_staged_update
-- next
CREATE TRIGGER votes_staged_delete BEFORE DELETE ON votes FOR EACH ROW EXECUTE FUNCTION caisse_votes_staged_delete()
-- next
ALTER TABLE votes ENABLE ALWAYS TRIGGER votes_staged_delete
-- next
CREATE TRIGGER attachments_staged_insert BEFORE INSERT ON attachments FOR EACH ROW EXECUTE FUNCTION caisse_attachments_staged_insert()
-- next
ALTER TABLE attachments ENABLE ALWAYS TRIGGER attachments_staged_insert
-- next
CREATE TRIGGER attachments_staged_update BEFORE UPDATE ON attachments FOR EACH ROW EXECUTE FUNCTION caisse_attachments_staged_update()
-- next
ALTER TABLE attachments ENABLE ALWAYS TRIGGER attachments_staged_update
-- next
CREATE TRIGGER attachments_staged_delete BEFORE DELETE ON attachments FOR EACH ROW EXECUTE FUNCTION caisse_attachments_staged_delete()
-- next
ALTER TABLE attachments ENABLE ALWAYS TRIGGER attachments_staged_delete
-- next
CREATE TRIGGER attachments_no_replace BEFORE INSERT ON attachments FOR EACH ROW EXECUTE FUNCTION caisse_attachments_no_replace()
-- next
ALTER TABLE attachments ENABLE ALWAYS TRIGGER attachments_no_replace
-- next
CREATE TRIGGER attachment_decisions_staged_insert BEFORE INSERT ON attachment_decisions FOR EACH ROW EXECUTE FUNCTION caisse_attachment_decisions_staged_insert()
-- next
ALTER TABLE attachment_decisions ENABLE ALWAYS TRIGGER attachment_decisions_staged_insert
-- next
CREATE TRIGGER attachment_decisions_staged_update BEFORE UPDATE ON attachment_decisions FOR EACH ROW EXECUTE FUNCTION caisse_attachment_decisions_staged_update()
-- next
ALTER TABLE attachment_decisions ENABLE ALWAYS TRIGGER attachment_decisions_staged_update
-- next
CREATE TRIGGER attachment_decisions_staged_delete BEFORE DELETE ON attachment_decisions FOR EACH ROW EXECUTE FUNCTION caisse_attachment_decisions_staged_delete()
-- next
ALTER TABLE attachment_decisions ENABLE ALWAYS TRIGGER attachment_decisions_staged_delete
-- next
CREATE TRIGGER attachment_decisions_no_replace BEFORE INSERT ON attachment_decisions FOR EACH ROW EXECUTE FUNCTION caisse_attachment_decisions_no_replace()
-- next
ALTER TABLE attachment_decisions ENABLE ALWAYS TRIGGER attachment_decisions_no_replace
-- next
CREATE TRIGGER candidacy_aliases_staged_insert BEFORE INSERT ON candidacy_aliases FOR EACH ROW EXECUTE FUNCTION caisse_candidacy_aliases_staged_insert()
-- next
ALTER TABLE candidacy_aliases ENABLE ALWAYS TRIGGER candidacy_aliases_staged_insert
-- next
CREATE TRIGGER candidacy_aliases_staged_update BEFORE UPDATE ON candidacy_aliases FOR EACH ROW EXECUTE FUNCTION caisse_candidacy_aliases_staged_update()
-- next
ALTER TABLE candidacy_aliases ENABLE ALWAYS TRIGGER candidacy_aliases_staged_update
-- next
CREATE TRIGGER candidacy_aliases_staged_delete BEFORE DELETE ON candidacy_aliases FOR EACH ROW EXECUTE FUNCTION caisse_candidacy_aliases_staged_delete()
-- next
ALTER TABLE candidacy_aliases ENABLE ALWAYS TRIGGER candidacy_aliases_staged_delete
-- next
CREATE TRIGGER candidacy_aliases_no_replace BEFORE INSERT ON candidacy_aliases FOR EACH ROW EXECUTE FUNCTION caisse_candidacy_aliases_no_replace()
-- next
ALTER TABLE candidacy_aliases ENABLE ALWAYS TRIGGER candidacy_aliases_no_replace
-- next
CREATE TRIGGER candidacies_committed_kept BEFORE UPDATE ON candidacies FOR EACH ROW EXECUTE FUNCTION caisse_candidacies_committed_kept()
-- next
ALTER TABLE candidacies ENABLE ALWAYS TRIGGER candidacies_committed_kept
-- next
CREATE TRIGGER candidacies_committed_no_delete BEFORE DELETE ON candidacies FOR EACH ROW EXECUTE FUNCTION caisse_candidacies_committed_no_delete()
-- next
ALTER TABLE candidacies ENABLE ALWAYS TRIGGER candidacies_committed_no_delete
-- next
CREATE TRIGGER candidacies_no_replace BEFORE INSERT ON candidacies FOR EACH ROW EXECUTE FUNCTION caisse_candidacies_no_replace()
-- next
ALTER TABLE candidacies ENABLE ALWAYS TRIGGER candidacies_no_replace
-- next
CREATE TRIGGER contributions_numbered_kept BEFORE UPDATE ON contributions FOR EACH ROW EXECUTE FUNCTION caisse_contributions_numbered_kept()
-- next
ALTER TABLE contributions ENABLE ALWAYS TRIGGER contributions_numbered_kept
-- next
CREATE TRIGGER contributions_numbered_no_delete BEFORE DELETE ON contributions FOR EACH ROW EXECUTE FUNCTION caisse_contributions_numbered_no_delete()
-- next
ALTER TABLE contributions ENABLE ALWAYS TRIGGER contributions_numbered_no_delete
-- next
CREATE TRIGGER contributions_no_replace BEFORE INSERT ON contributions FOR EACH ROW EXECUTE FUNCTION caisse_contributions_no_replace()
-- next
ALTER TABLE contributions ENABLE ALWAYS TRIGGER contributions_no_replace
-- next
CREATE TRIGGER contribution_batches_committed_kept BEFORE UPDATE ON contribution_batches FOR EACH ROW EXECUTE FUNCTION caisse_contribution_batches_committed_kept()
-- next
ALTER TABLE contribution_batches ENABLE ALWAYS TRIGGER contribution_batches_committed_kept
-- next
CREATE TRIGGER contribution_batches_committed_no_delete BEFORE DELETE ON contribution_batches FOR EACH ROW EXECUTE FUNCTION caisse_contribution_batches_committed_no_delete()
-- next
ALTER TABLE contribution_batches ENABLE ALWAYS TRIGGER contribution_batches_committed_no_delete
-- next
CREATE TRIGGER contribution_batches_no_replace BEFORE INSERT ON contribution_batches FOR EACH ROW EXECUTE FUNCTION caisse_contribution_batches_no_replace()
-- next
ALTER TABLE contribution_batches ENABLE ALWAYS TRIGGER contribution_batches_no_replace
-- next
CREATE TRIGGER matchings_kept BEFORE UPDATE ON matchings FOR EACH ROW EXECUTE FUNCTION caisse_matchings_kept()
-- next
ALTER TABLE matchings ENABLE ALWAYS TRIGGER matchings_kept
-- next
CREATE TRIGGER matchings_no_delete BEFORE DELETE ON matchings FOR EACH ROW EXECUTE FUNCTION caisse_matchings_no_delete()
-- next
ALTER TABLE matchings ENABLE ALWAYS TRIGGER matchings_no_delete
-- next
CREATE TRIGGER matchings_no_replace BEFORE INSERT ON matchings FOR EACH ROW EXECUTE FUNCTION caisse_matchings_no_replace()
-- next
ALTER TABLE matchings ENABLE ALWAYS TRIGGER matchings_no_replace
-- next
CREATE TRIGGER matches_before_digest BEFORE INSERT ON matches FOR EACH ROW EXECUTE FUNCTION caisse_matches_before_digest()
-- next
ALTER TABLE matches ENABLE ALWAYS TRIGGER matches_before_digest
-- next
CREATE TRIGGER result_versions_not_committed_at_once BEFORE INSERT ON result_versions FOR EACH ROW EXECUTE FUNCTION caisse_result_versions_not_committed_at_once()
-- next
ALTER TABLE result_versions ENABLE ALWAYS TRIGGER result_versions_not_committed_at_once
-- next
CREATE TRIGGER import_batches_not_committed_at_once BEFORE INSERT ON import_batches FOR EACH ROW EXECUTE FUNCTION caisse_import_batches_not_committed_at_once()
-- next
ALTER TABLE import_batches ENABLE ALWAYS TRIGGER import_batches_not_committed_at_once
-- next
CREATE TRIGGER matchings_not_sealed_at_once BEFORE INSERT ON matchings FOR EACH ROW EXECUTE FUNCTION caisse_matchings_not_sealed_at_once()
-- next
ALTER TABLE matchings ENABLE ALWAYS TRIGGER matchings_not_sealed_at_once
-- next
CREATE TRIGGER users_invitation_kept BEFORE UPDATE ON users FOR EACH ROW EXECUTE FUNCTION caisse_users_invitation_kept()
-- next
ALTER TABLE users ENABLE ALWAYS TRIGGER users_invitation_kept
-- next
CREATE TRIGGER users_no_delete BEFORE DELETE ON users FOR EACH ROW EXECUTE FUNCTION caisse_users_no_delete()
-- next
ALTER TABLE users ENABLE ALWAYS TRIGGER users_no_delete
-- next
CREATE TRIGGER persons_pseudonym_kept BEFORE UPDATE ON persons FOR EACH ROW EXECUTE FUNCTION caisse_persons_pseudonym_kept()
-- next
ALTER TABLE persons ENABLE ALWAYS TRIGGER persons_pseudonym_kept
-- next
CREATE TRIGGER persons_no_delete BEFORE DELETE ON persons FOR EACH ROW EXECUTE FUNCTION caisse_persons_no_delete()
-- next
ALTER TABLE persons ENABLE ALWAYS TRIGGER persons_no_delete
-- next
CREATE TRIGGER persons_no_replace BEFORE INSERT ON persons FOR EACH ROW EXECUTE FUNCTION caisse_persons_no_replace()
-- next
ALTER TABLE persons ENABLE ALWAYS TRIGGER persons_no_replace
-- next
CREATE TRIGGER installation_kept BEFORE UPDATE ON installation FOR EACH ROW EXECUTE FUNCTION caisse_installation_kept()
-- next
ALTER TABLE installation ENABLE ALWAYS TRIGGER installation_kept
-- next
CREATE TRIGGER installation_no_delete BEFORE DELETE ON installation FOR EACH ROW EXECUTE FUNCTION caisse_installation_no_delete()
-- next
ALTER TABLE installation ENABLE ALWAYS TRIGGER installation_no_delete
-- next
CREATE TRIGGER installation_no_replace BEFORE INSERT ON installation FOR EACH ROW EXECUTE FUNCTION caisse_installation_no_replace()
-- next
ALTER TABLE installation ENABLE ALWAYS TRIGGER installation_no_replace
-- next
CREATE TRIGGER grant_requests_answered_once BEFORE UPDATE ON grant_requests FOR EACH ROW EXECUTE FUNCTION caisse_grant_requests_answered_once()
-- next
ALTER TABLE grant_requests ENABLE ALWAYS TRIGGER grant_requests_answered_once
-- next
CREATE TRIGGER grant_requests_no_delete BEFORE DELETE ON grant_requests FOR EACH ROW EXECUTE FUNCTION caisse_grant_requests_no_delete()
-- next
ALTER TABLE grant_requests ENABLE ALWAYS TRIGGER grant_requests_no_delete
-- next
CREATE TRIGGER grant_requests_no_replace BEFORE INSERT ON grant_requests FOR EACH ROW EXECUTE FUNCTION caisse_grant_requests_no_replace()
-- next
ALTER TABLE grant_requests ENABLE ALWAYS TRIGGER grant_requests_no_replace
