CREATE TRIGGER seals_no_update BEFORE UPDATE ON seals BEGIN SELECT RAISE(ABORT, 'caisse: seals: only added to'); END
-- next
CREATE TRIGGER seals_no_delete BEFORE DELETE ON seals BEGIN SELECT RAISE(ABORT, 'caisse: seals: only added to'); END
-- next
CREATE TRIGGER seals_no_replace BEFORE INSERT ON seals WHEN EXISTS (SELECT 1 FROM seals WHERE seq = NEW.seq) OR EXISTS (SELECT 1 FROM seals WHERE previous = NEW.previous) OR EXISTS (SELECT 1 FROM seals WHERE digest = NEW.digest) BEGIN SELECT RAISE(ABORT, 'caisse: seals: exists already'); END
-- next
CREATE TRIGGER documents_no_update BEFORE UPDATE ON documents BEGIN SELECT RAISE(ABORT, 'caisse: documents: only added to'); END
-- next
CREATE TRIGGER documents_no_delete BEFORE DELETE ON documents BEGIN SELECT RAISE(ABORT, 'caisse: documents: only added to'); END
-- next
CREATE TRIGGER documents_no_replace BEFORE INSERT ON documents WHEN EXISTS (SELECT 1 FROM documents WHERE digest = NEW.digest) BEGIN SELECT RAISE(ABORT, 'caisse: documents: exists already'); END
-- next
CREATE TRIGGER document_chunks_no_update BEFORE UPDATE ON document_chunks BEGIN SELECT RAISE(ABORT, 'caisse: document_chunks: only added to'); END
-- next
CREATE TRIGGER document_chunks_no_delete BEFORE DELETE ON document_chunks BEGIN SELECT RAISE(ABORT, 'caisse: document_chunks: only added to'); END
-- next
CREATE TRIGGER document_chunks_no_replace BEFORE INSERT ON document_chunks WHEN EXISTS (SELECT 1 FROM document_chunks WHERE digest = NEW.digest AND position = NEW.position) BEGIN SELECT RAISE(ABORT, 'caisse: document_chunks: exists already'); END
-- next
CREATE TRIGGER confirmations_no_update BEFORE UPDATE ON confirmations BEGIN SELECT RAISE(ABORT, 'caisse: confirmations: only added to'); END
-- next
CREATE TRIGGER confirmations_no_delete BEFORE DELETE ON confirmations BEGIN SELECT RAISE(ABORT, 'caisse: confirmations: only added to'); END
-- next
CREATE TRIGGER confirmations_no_replace BEFORE INSERT ON confirmations WHEN EXISTS (SELECT 1 FROM confirmations WHERE id = NEW.id) OR EXISTS (SELECT 1 FROM confirmations WHERE kind = NEW.kind AND object_key = NEW.object_key AND digest = NEW.digest AND user_id = NEW.user_id) BEGIN SELECT RAISE(ABORT, 'caisse: confirmations: exists already'); END
-- next
CREATE TRIGGER grants_no_update BEFORE UPDATE ON grants BEGIN SELECT RAISE(ABORT, 'caisse: grants: only added to'); END
-- next
CREATE TRIGGER grants_no_delete BEFORE DELETE ON grants BEGIN SELECT RAISE(ABORT, 'caisse: grants: only added to'); END
-- next
CREATE TRIGGER grants_no_replace BEFORE INSERT ON grants WHEN EXISTS (SELECT 1 FROM grants WHERE id = NEW.id) BEGIN SELECT RAISE(ABORT, 'caisse: grants: exists already'); END
-- next
CREATE TRIGGER grant_ends_no_update BEFORE UPDATE ON grant_ends BEGIN SELECT RAISE(ABORT, 'caisse: grant_ends: only added to'); END
-- next
CREATE TRIGGER grant_ends_no_delete BEFORE DELETE ON grant_ends BEGIN SELECT RAISE(ABORT, 'caisse: grant_ends: only added to'); END
-- next
CREATE TRIGGER grant_ends_no_replace BEFORE INSERT ON grant_ends WHEN EXISTS (SELECT 1 FROM grant_ends WHERE grant_id = NEW.grant_id) BEGIN SELECT RAISE(ABORT, 'caisse: grant_ends: exists already'); END
-- next
CREATE TRIGGER legal_entities_no_update BEFORE UPDATE ON legal_entities BEGIN SELECT RAISE(ABORT, 'caisse: legal_entities: only added to'); END
-- next
CREATE TRIGGER legal_entities_no_delete BEFORE DELETE ON legal_entities BEGIN SELECT RAISE(ABORT, 'caisse: legal_entities: only added to'); END
-- next
CREATE TRIGGER legal_entities_no_replace BEFORE INSERT ON legal_entities WHEN EXISTS (SELECT 1 FROM legal_entities WHERE id = NEW.id) OR EXISTS (SELECT 1 FROM legal_entities WHERE code = NEW.code) OR EXISTS (SELECT 1 FROM legal_entities WHERE rna = NEW.rna) OR EXISTS (SELECT 1 FROM legal_entities WHERE siren = NEW.siren) BEGIN SELECT RAISE(ABORT, 'caisse: legal_entities: exists already'); END
-- next
CREATE TRIGGER pool_no_update BEFORE UPDATE ON pool BEGIN SELECT RAISE(ABORT, 'caisse: pool: only added to'); END
-- next
CREATE TRIGGER pool_no_delete BEFORE DELETE ON pool BEGIN SELECT RAISE(ABORT, 'caisse: pool: only added to'); END
-- next
CREATE TRIGGER pool_no_replace BEFORE INSERT ON pool WHEN EXISTS (SELECT 1 FROM pool WHERE id = NEW.id) BEGIN SELECT RAISE(ABORT, 'caisse: pool: exists already'); END
-- next
CREATE TRIGGER memberships_no_update BEFORE UPDATE ON memberships BEGIN SELECT RAISE(ABORT, 'caisse: memberships: only added to'); END
-- next
CREATE TRIGGER memberships_no_delete BEFORE DELETE ON memberships BEGIN SELECT RAISE(ABORT, 'caisse: memberships: only added to'); END
-- next
CREATE TRIGGER memberships_no_replace BEFORE INSERT ON memberships WHEN EXISTS (SELECT 1 FROM memberships WHERE id = NEW.id) OR EXISTS (SELECT 1 FROM memberships WHERE supersedes_id = NEW.supersedes_id) BEGIN SELECT RAISE(ABORT, 'caisse: memberships: exists already'); END
-- next
CREATE TRIGGER legal_facts_no_update BEFORE UPDATE ON legal_facts BEGIN SELECT RAISE(ABORT, 'caisse: legal_facts: only added to'); END
-- next
CREATE TRIGGER legal_facts_no_delete BEFORE DELETE ON legal_facts BEGIN SELECT RAISE(ABORT, 'caisse: legal_facts: only added to'); END
-- next
CREATE TRIGGER legal_facts_no_replace BEFORE INSERT ON legal_facts WHEN EXISTS (SELECT 1 FROM legal_facts WHERE id = NEW.id) OR EXISTS (SELECT 1 FROM legal_facts WHERE supersedes_id = NEW.supersedes_id) BEGIN SELECT RAISE(ABORT, 'caisse: legal_facts: exists already'); END
-- next
CREATE TRIGGER representatives_no_update BEFORE UPDATE ON representatives BEGIN SELECT RAISE(ABORT, 'caisse: representatives: only added to'); END
-- next
CREATE TRIGGER representatives_no_delete BEFORE DELETE ON representatives BEGIN SELECT RAISE(ABORT, 'caisse: representatives: only added to'); END
-- next
CREATE TRIGGER representatives_no_replace BEFORE INSERT ON representatives WHEN EXISTS (SELECT 1 FROM representatives WHERE id = NEW.id) OR EXISTS (SELECT 1 FROM representatives WHERE supersedes_id = NEW.supersedes_id) BEGIN SELECT RAISE(ABORT, 'caisse: representatives: exists already'); END
-- next
CREATE TRIGGER bank_details_no_update BEFORE UPDATE ON bank_details BEGIN SELECT RAISE(ABORT, 'caisse: bank_details: only added to'); END
-- next
CREATE TRIGGER bank_details_no_delete BEFORE DELETE ON bank_details BEGIN SELECT RAISE(ABORT, 'caisse: bank_details: only added to'); END
-- next
CREATE TRIGGER bank_details_no_replace BEFORE INSERT ON bank_details WHEN EXISTS (SELECT 1 FROM bank_details WHERE id = NEW.id) OR EXISTS (SELECT 1 FROM bank_details WHERE entity_id = NEW.entity_id AND account = NEW.account AND version = NEW.version) BEGIN SELECT RAISE(ABORT, 'caisse: bank_details: exists already'); END
-- next
CREATE TRIGGER bank_releases_no_update BEFORE UPDATE ON bank_releases BEGIN SELECT RAISE(ABORT, 'caisse: bank_releases: only added to'); END
-- next
CREATE TRIGGER bank_releases_no_delete BEFORE DELETE ON bank_releases BEGIN SELECT RAISE(ABORT, 'caisse: bank_releases: only added to'); END
-- next
CREATE TRIGGER bank_releases_no_replace BEFORE INSERT ON bank_releases WHEN EXISTS (SELECT 1 FROM bank_releases WHERE id = NEW.id) OR EXISTS (SELECT 1 FROM bank_releases WHERE bank_details_id = NEW.bank_details_id) BEGIN SELECT RAISE(ABORT, 'caisse: bank_releases: exists already'); END
-- next
CREATE TRIGGER fiscal_years_no_update BEFORE UPDATE ON fiscal_years BEGIN SELECT RAISE(ABORT, 'caisse: fiscal_years: only added to'); END
-- next
CREATE TRIGGER fiscal_years_no_delete BEFORE DELETE ON fiscal_years BEGIN SELECT RAISE(ABORT, 'caisse: fiscal_years: only added to'); END
-- next
CREATE TRIGGER fiscal_years_no_replace BEFORE INSERT ON fiscal_years WHEN EXISTS (SELECT 1 FROM fiscal_years WHERE id = NEW.id) OR EXISTS (SELECT 1 FROM fiscal_years WHERE year = NEW.year) BEGIN SELECT RAISE(ABORT, 'caisse: fiscal_years: exists already'); END
-- next
CREATE TRIGGER fiscal_year_closings_no_update BEFORE UPDATE ON fiscal_year_closings BEGIN SELECT RAISE(ABORT, 'caisse: fiscal_year_closings: only added to'); END
-- next
CREATE TRIGGER fiscal_year_closings_no_delete BEFORE DELETE ON fiscal_year_closings BEGIN SELECT RAISE(ABORT, 'caisse: fiscal_year_closings: only added to'); END
-- next
CREATE TRIGGER fiscal_year_closings_no_replace BEFORE INSERT ON fiscal_year_closings WHEN EXISTS (SELECT 1 FROM fiscal_year_closings WHERE fiscal_year_id = NEW.fiscal_year_id) BEGIN SELECT RAISE(ABORT, 'caisse: fiscal_year_closings: exists already'); END
-- next
CREATE TRIGGER periods_no_update BEFORE UPDATE ON periods BEGIN SELECT RAISE(ABORT, 'caisse: periods: only added to'); END
-- next
CREATE TRIGGER periods_no_delete BEFORE DELETE ON periods BEGIN SELECT RAISE(ABORT, 'caisse: periods: only added to'); END
-- next
CREATE TRIGGER periods_no_replace BEFORE INSERT ON periods WHEN EXISTS (SELECT 1 FROM periods WHERE id = NEW.id) OR EXISTS (SELECT 1 FROM periods WHERE fiscal_year_id = NEW.fiscal_year_id AND starts_on = NEW.starts_on) BEGIN SELECT RAISE(ABORT, 'caisse: periods: exists already'); END
-- next
CREATE TRIGGER period_events_no_update BEFORE UPDATE ON period_events BEGIN SELECT RAISE(ABORT, 'caisse: period_events: only added to'); END
-- next
CREATE TRIGGER period_events_no_delete BEFORE DELETE ON period_events BEGIN SELECT RAISE(ABORT, 'caisse: period_events: only added to'); END
-- next
CREATE TRIGGER period_events_no_replace BEFORE INSERT ON period_events WHEN EXISTS (SELECT 1 FROM period_events WHERE id = NEW.id) OR EXISTS (SELECT 1 FROM period_events WHERE period_id = NEW.period_id AND position = NEW.position) BEGIN SELECT RAISE(ABORT, 'caisse: period_events: exists already'); END
-- next
CREATE TRIGGER entries_no_update BEFORE UPDATE ON entries BEGIN SELECT RAISE(ABORT, 'caisse: entries: only added to'); END
-- next
CREATE TRIGGER entries_no_delete BEFORE DELETE ON entries BEGIN SELECT RAISE(ABORT, 'caisse: entries: only added to'); END
-- next
CREATE TRIGGER entries_no_replace BEFORE INSERT ON entries WHEN EXISTS (SELECT 1 FROM entries WHERE id = NEW.id) OR EXISTS (SELECT 1 FROM entries WHERE replaces_id = NEW.replaces_id) BEGIN SELECT RAISE(ABORT, 'caisse: entries: exists already'); END
-- next
CREATE TRIGGER postings_no_update BEFORE UPDATE ON postings BEGIN SELECT RAISE(ABORT, 'caisse: postings: only added to'); END
-- next
CREATE TRIGGER postings_no_delete BEFORE DELETE ON postings BEGIN SELECT RAISE(ABORT, 'caisse: postings: only added to'); END
-- next
CREATE TRIGGER postings_no_replace BEFORE INSERT ON postings WHEN EXISTS (SELECT 1 FROM postings WHERE id = NEW.id) OR EXISTS (SELECT 1 FROM postings WHERE entry_id = NEW.entry_id AND position = NEW.position) BEGIN SELECT RAISE(ABORT, 'caisse: postings: exists already'); END
-- next
CREATE TRIGGER entry_touches_no_update BEFORE UPDATE ON entry_touches BEGIN SELECT RAISE(ABORT, 'caisse: entry_touches: only added to'); END
-- next
CREATE TRIGGER entry_touches_no_delete BEFORE DELETE ON entry_touches BEGIN SELECT RAISE(ABORT, 'caisse: entry_touches: only added to'); END
-- next
CREATE TRIGGER entry_touches_no_replace BEFORE INSERT ON entry_touches WHEN EXISTS (SELECT 1 FROM entry_touches WHERE id = NEW.id) BEGIN SELECT RAISE(ABORT, 'caisse: entry_touches: exists already'); END
-- next
CREATE TRIGGER entry_withdrawals_no_update BEFORE UPDATE ON entry_withdrawals BEGIN SELECT RAISE(ABORT, 'caisse: entry_withdrawals: only added to'); END
-- next
CREATE TRIGGER entry_withdrawals_no_delete BEFORE DELETE ON entry_withdrawals BEGIN SELECT RAISE(ABORT, 'caisse: entry_withdrawals: only added to'); END
-- next
CREATE TRIGGER entry_withdrawals_no_replace BEFORE INSERT ON entry_withdrawals WHEN EXISTS (SELECT 1 FROM entry_withdrawals WHERE entry_id = NEW.entry_id) BEGIN SELECT RAISE(ABORT, 'caisse: entry_withdrawals: exists already'); END
-- next
CREATE TRIGGER posted_entries_no_update BEFORE UPDATE ON posted_entries BEGIN SELECT RAISE(ABORT, 'caisse: posted_entries: only added to'); END
-- next
CREATE TRIGGER posted_entries_no_delete BEFORE DELETE ON posted_entries BEGIN SELECT RAISE(ABORT, 'caisse: posted_entries: only added to'); END
-- next
CREATE TRIGGER posted_entries_no_replace BEFORE INSERT ON posted_entries WHEN EXISTS (SELECT 1 FROM posted_entries WHERE entry_id = NEW.entry_id) OR EXISTS (SELECT 1 FROM posted_entries WHERE fiscal_year_id = NEW.fiscal_year_id AND number = NEW.number) OR EXISTS (SELECT 1 FROM posted_entries WHERE seal_seq = NEW.seal_seq) BEGIN SELECT RAISE(ABORT, 'caisse: posted_entries: exists already'); END
-- next
CREATE TRIGGER reversals_no_update BEFORE UPDATE ON reversals BEGIN SELECT RAISE(ABORT, 'caisse: reversals: only added to'); END
-- next
CREATE TRIGGER reversals_no_delete BEFORE DELETE ON reversals BEGIN SELECT RAISE(ABORT, 'caisse: reversals: only added to'); END
-- next
CREATE TRIGGER reversals_no_replace BEFORE INSERT ON reversals WHEN EXISTS (SELECT 1 FROM reversals WHERE reversed_id = NEW.reversed_id) OR EXISTS (SELECT 1 FROM reversals WHERE reversing_id = NEW.reversing_id) BEGIN SELECT RAISE(ABORT, 'caisse: reversals: exists already'); END
-- next
CREATE TRIGGER letterings_no_update BEFORE UPDATE ON letterings BEGIN SELECT RAISE(ABORT, 'caisse: letterings: only added to'); END
-- next
CREATE TRIGGER letterings_no_delete BEFORE DELETE ON letterings BEGIN SELECT RAISE(ABORT, 'caisse: letterings: only added to'); END
-- next
CREATE TRIGGER letterings_no_replace BEFORE INSERT ON letterings WHEN EXISTS (SELECT 1 FROM letterings WHERE id = NEW.id) OR EXISTS (SELECT 1 FROM letterings WHERE account_id = NEW.account_id AND code = NEW.code) BEGIN SELECT RAISE(ABORT, 'caisse: letterings: exists already'); END
-- next
CREATE TRIGGER lettered_postings_no_update BEFORE UPDATE ON lettered_postings BEGIN SELECT RAISE(ABORT, 'caisse: lettered_postings: only added to'); END
-- next
CREATE TRIGGER lettered_postings_no_delete BEFORE DELETE ON lettered_postings BEGIN SELECT RAISE(ABORT, 'caisse: lettered_postings: only added to'); END
-- next
CREATE TRIGGER lettered_postings_no_replace BEFORE INSERT ON lettered_postings WHEN EXISTS (SELECT 1 FROM lettered_postings WHERE posting_id = NEW.posting_id) BEGIN SELECT RAISE(ABORT, 'caisse: lettered_postings: exists already'); END
-- next
CREATE TRIGGER payment_links_no_update BEFORE UPDATE ON payment_links BEGIN SELECT RAISE(ABORT, 'caisse: payment_links: only added to'); END
-- next
CREATE TRIGGER payment_links_no_delete BEFORE DELETE ON payment_links BEGIN SELECT RAISE(ABORT, 'caisse: payment_links: only added to'); END
-- next
CREATE TRIGGER payment_links_no_replace BEFORE INSERT ON payment_links WHEN EXISTS (SELECT 1 FROM payment_links WHERE id = NEW.id) OR EXISTS (SELECT 1 FROM payment_links WHERE payment_id = NEW.payment_id AND owed_id = NEW.owed_id) BEGIN SELECT RAISE(ABORT, 'caisse: payment_links: exists already'); END
-- next
CREATE TRIGGER idempotency_keys_no_update BEFORE UPDATE ON idempotency_keys BEGIN SELECT RAISE(ABORT, 'caisse: idempotency_keys: only added to'); END
-- next
CREATE TRIGGER idempotency_keys_no_delete BEFORE DELETE ON idempotency_keys BEGIN SELECT RAISE(ABORT, 'caisse: idempotency_keys: only added to'); END
-- next
CREATE TRIGGER idempotency_keys_no_replace BEFORE INSERT ON idempotency_keys WHEN EXISTS (SELECT 1 FROM idempotency_keys WHERE id = NEW.id) OR EXISTS (SELECT 1 FROM idempotency_keys WHERE actor = NEW.actor AND route = NEW.route AND key = NEW.key) BEGIN SELECT RAISE(ABORT, 'caisse: idempotency_keys: exists already'); END
-- next
CREATE TRIGGER designation_sets_no_update BEFORE UPDATE ON designation_sets BEGIN SELECT RAISE(ABORT, 'caisse: designation_sets: only added to'); END
-- next
CREATE TRIGGER designation_sets_no_delete BEFORE DELETE ON designation_sets BEGIN SELECT RAISE(ABORT, 'caisse: designation_sets: only added to'); END
-- next
CREATE TRIGGER designation_sets_no_replace BEFORE INSERT ON designation_sets WHEN EXISTS (SELECT 1 FROM designation_sets WHERE id = NEW.id) OR EXISTS (SELECT 1 FROM designation_sets WHERE election_id = NEW.election_id AND number = NEW.number) BEGIN SELECT RAISE(ABORT, 'caisse: designation_sets: exists already'); END
-- next
CREATE TRIGGER designations_no_update BEFORE UPDATE ON designations BEGIN SELECT RAISE(ABORT, 'caisse: designations: only added to'); END
-- next
CREATE TRIGGER designations_no_delete BEFORE DELETE ON designations BEGIN SELECT RAISE(ABORT, 'caisse: designations: only added to'); END
-- next
CREATE TRIGGER designations_no_replace BEFORE INSERT ON designations WHEN EXISTS (SELECT 1 FROM designations WHERE set_id = NEW.set_id AND line = NEW.line) BEGIN SELECT RAISE(ABORT, 'caisse: designations: exists already'); END
-- next
CREATE TRIGGER redistribution_keys_no_update BEFORE UPDATE ON redistribution_keys BEGIN SELECT RAISE(ABORT, 'caisse: redistribution_keys: only added to'); END
-- next
CREATE TRIGGER redistribution_keys_no_delete BEFORE DELETE ON redistribution_keys BEGIN SELECT RAISE(ABORT, 'caisse: redistribution_keys: only added to'); END
-- next
CREATE TRIGGER redistribution_keys_no_replace BEFORE INSERT ON redistribution_keys WHEN EXISTS (SELECT 1 FROM redistribution_keys WHERE id = NEW.id) OR EXISTS (SELECT 1 FROM redistribution_keys WHERE version = NEW.version) OR EXISTS (SELECT 1 FROM redistribution_keys WHERE digest = NEW.digest) BEGIN SELECT RAISE(ABORT, 'caisse: redistribution_keys: exists already'); END
-- next
CREATE TRIGGER adoptions_no_update BEFORE UPDATE ON adoptions BEGIN SELECT RAISE(ABORT, 'caisse: adoptions: only added to'); END
-- next
CREATE TRIGGER adoptions_no_delete BEFORE DELETE ON adoptions BEGIN SELECT RAISE(ABORT, 'caisse: adoptions: only added to'); END
-- next
CREATE TRIGGER adoptions_no_replace BEFORE INSERT ON adoptions WHEN EXISTS (SELECT 1 FROM adoptions WHERE id = NEW.id) OR EXISTS (SELECT 1 FROM adoptions WHERE kind = NEW.kind AND number = NEW.number) BEGIN SELECT RAISE(ABORT, 'caisse: adoptions: exists already'); END
-- next
CREATE TRIGGER adoption_consents_no_update BEFORE UPDATE ON adoption_consents BEGIN SELECT RAISE(ABORT, 'caisse: adoption_consents: only added to'); END
-- next
CREATE TRIGGER adoption_consents_no_delete BEFORE DELETE ON adoption_consents BEGIN SELECT RAISE(ABORT, 'caisse: adoption_consents: only added to'); END
-- next
CREATE TRIGGER adoption_consents_no_replace BEFORE INSERT ON adoption_consents WHEN EXISTS (SELECT 1 FROM adoption_consents WHERE adoption_id = NEW.adoption_id AND member_id = NEW.member_id) BEGIN SELECT RAISE(ABORT, 'caisse: adoption_consents: exists already'); END
-- next
CREATE TRIGGER plans_no_update BEFORE UPDATE ON plans BEGIN SELECT RAISE(ABORT, 'caisse: plans: only added to'); END
-- next
CREATE TRIGGER plans_no_delete BEFORE DELETE ON plans BEGIN SELECT RAISE(ABORT, 'caisse: plans: only added to'); END
-- next
CREATE TRIGGER plans_no_replace BEFORE INSERT ON plans WHEN EXISTS (SELECT 1 FROM plans WHERE id = NEW.id) OR EXISTS (SELECT 1 FROM plans WHERE code = NEW.code) OR EXISTS (SELECT 1 FROM plans WHERE replaces_id = NEW.replaces_id) BEGIN SELECT RAISE(ABORT, 'caisse: plans: exists already'); END
-- next
CREATE TRIGGER plan_items_no_update BEFORE UPDATE ON plan_items BEGIN SELECT RAISE(ABORT, 'caisse: plan_items: only added to'); END
-- next
CREATE TRIGGER plan_items_no_delete BEFORE DELETE ON plan_items BEGIN SELECT RAISE(ABORT, 'caisse: plan_items: only added to'); END
-- next
CREATE TRIGGER plan_items_no_replace BEFORE INSERT ON plan_items WHEN EXISTS (SELECT 1 FROM plan_items WHERE plan_id = NEW.plan_id AND position = NEW.position) BEGIN SELECT RAISE(ABORT, 'caisse: plan_items: exists already'); END
-- next
CREATE TRIGGER plan_lines_no_update BEFORE UPDATE ON plan_lines BEGIN SELECT RAISE(ABORT, 'caisse: plan_lines: only added to'); END
-- next
CREATE TRIGGER plan_lines_no_delete BEFORE DELETE ON plan_lines BEGIN SELECT RAISE(ABORT, 'caisse: plan_lines: only added to'); END
-- next
CREATE TRIGGER plan_lines_no_replace BEFORE INSERT ON plan_lines WHEN EXISTS (SELECT 1 FROM plan_lines WHERE plan_id = NEW.plan_id AND position = NEW.position) OR EXISTS (SELECT 1 FROM plan_lines WHERE plan_id = NEW.plan_id AND member_id = NEW.member_id) BEGIN SELECT RAISE(ABORT, 'caisse: plan_lines: exists already'); END
-- next
CREATE TRIGGER plan_settlements_no_update BEFORE UPDATE ON plan_settlements BEGIN SELECT RAISE(ABORT, 'caisse: plan_settlements: only added to'); END
-- next
CREATE TRIGGER plan_settlements_no_delete BEFORE DELETE ON plan_settlements BEGIN SELECT RAISE(ABORT, 'caisse: plan_settlements: only added to'); END
-- next
CREATE TRIGGER plan_settlements_no_replace BEFORE INSERT ON plan_settlements WHEN EXISTS (SELECT 1 FROM plan_settlements WHERE id = NEW.id) OR EXISTS (SELECT 1 FROM plan_settlements WHERE plan_id = NEW.plan_id AND position = NEW.position) BEGIN SELECT RAISE(ABORT, 'caisse: plan_settlements: exists already'); END
-- next
CREATE TRIGGER plan_carries_no_update BEFORE UPDATE ON plan_carries BEGIN SELECT RAISE(ABORT, 'caisse: plan_carries: only added to'); END
-- next
CREATE TRIGGER plan_carries_no_delete BEFORE DELETE ON plan_carries BEGIN SELECT RAISE(ABORT, 'caisse: plan_carries: only added to'); END
-- next
CREATE TRIGGER plan_carries_no_replace BEFORE INSERT ON plan_carries WHEN EXISTS (SELECT 1 FROM plan_carries WHERE plan_id = NEW.plan_id AND settlement_id = NEW.settlement_id) BEGIN SELECT RAISE(ABORT, 'caisse: plan_carries: exists already'); END
-- next
CREATE TRIGGER plan_postings_no_update BEFORE UPDATE ON plan_postings BEGIN SELECT RAISE(ABORT, 'caisse: plan_postings: only added to'); END
-- next
CREATE TRIGGER plan_postings_no_delete BEFORE DELETE ON plan_postings BEGIN SELECT RAISE(ABORT, 'caisse: plan_postings: only added to'); END
-- next
CREATE TRIGGER plan_postings_no_replace BEFORE INSERT ON plan_postings WHEN EXISTS (SELECT 1 FROM plan_postings WHERE plan_id = NEW.plan_id) OR EXISTS (SELECT 1 FROM plan_postings WHERE owed_id = NEW.owed_id) OR EXISTS (SELECT 1 FROM plan_postings WHERE consigned_id = NEW.consigned_id) BEGIN SELECT RAISE(ABORT, 'caisse: plan_postings: exists already'); END
-- next
CREATE TRIGGER plan_movements_no_update BEFORE UPDATE ON plan_movements BEGIN SELECT RAISE(ABORT, 'caisse: plan_movements: only added to'); END
-- next
CREATE TRIGGER plan_movements_no_delete BEFORE DELETE ON plan_movements BEGIN SELECT RAISE(ABORT, 'caisse: plan_movements: only added to'); END
-- next
CREATE TRIGGER plan_movements_no_replace BEFORE INSERT ON plan_movements WHEN EXISTS (SELECT 1 FROM plan_movements WHERE id = NEW.id) OR EXISTS (SELECT 1 FROM plan_movements WHERE entry_id = NEW.entry_id) BEGIN SELECT RAISE(ABORT, 'caisse: plan_movements: exists already'); END
-- next
CREATE TRIGGER issued_reports_no_update BEFORE UPDATE ON issued_reports BEGIN SELECT RAISE(ABORT, 'caisse: issued_reports: only added to'); END
-- next
CREATE TRIGGER issued_reports_no_delete BEFORE DELETE ON issued_reports BEGIN SELECT RAISE(ABORT, 'caisse: issued_reports: only added to'); END
-- next
CREATE TRIGGER issued_reports_no_replace BEFORE INSERT ON issued_reports WHEN EXISTS (SELECT 1 FROM issued_reports WHERE number = NEW.number) BEGIN SELECT RAISE(ABORT, 'caisse: issued_reports: exists already'); END
-- next
CREATE TRIGGER report_renderings_no_update BEFORE UPDATE ON report_renderings BEGIN SELECT RAISE(ABORT, 'caisse: report_renderings: only added to'); END
-- next
CREATE TRIGGER report_renderings_no_delete BEFORE DELETE ON report_renderings BEGIN SELECT RAISE(ABORT, 'caisse: report_renderings: only added to'); END
-- next
CREATE TRIGGER report_renderings_no_replace BEFORE INSERT ON report_renderings WHEN EXISTS (SELECT 1 FROM report_renderings WHERE number = NEW.number AND form = NEW.form) BEGIN SELECT RAISE(ABORT, 'caisse: report_renderings: exists already'); END
-- next
CREATE TRIGGER hourly_rates_no_update BEFORE UPDATE ON hourly_rates BEGIN SELECT RAISE(ABORT, 'caisse: hourly_rates: only added to'); END
-- next
CREATE TRIGGER hourly_rates_no_delete BEFORE DELETE ON hourly_rates BEGIN SELECT RAISE(ABORT, 'caisse: hourly_rates: only added to'); END
-- next
CREATE TRIGGER hourly_rates_no_replace BEFORE INSERT ON hourly_rates WHEN EXISTS (SELECT 1 FROM hourly_rates WHERE id = NEW.id) OR EXISTS (SELECT 1 FROM hourly_rates WHERE supersedes_id = NEW.supersedes_id) BEGIN SELECT RAISE(ABORT, 'caisse: hourly_rates: exists already'); END
-- next
CREATE TRIGGER contribution_entries_no_update BEFORE UPDATE ON contribution_entries BEGIN SELECT RAISE(ABORT, 'caisse: contribution_entries: only added to'); END
-- next
CREATE TRIGGER contribution_entries_no_delete BEFORE DELETE ON contribution_entries BEGIN SELECT RAISE(ABORT, 'caisse: contribution_entries: only added to'); END
-- next
CREATE TRIGGER contribution_entries_no_replace BEFORE INSERT ON contribution_entries WHEN EXISTS (SELECT 1 FROM contribution_entries WHERE id = NEW.id) OR EXISTS (SELECT 1 FROM contribution_entries WHERE entry_id = NEW.entry_id) BEGIN SELECT RAISE(ABORT, 'caisse: contribution_entries: exists already'); END
-- next
CREATE TRIGGER contribution_cancellations_no_update BEFORE UPDATE ON contribution_cancellations BEGIN SELECT RAISE(ABORT, 'caisse: contribution_cancellations: only added to'); END
-- next
CREATE TRIGGER contribution_cancellations_no_delete BEFORE DELETE ON contribution_cancellations BEGIN SELECT RAISE(ABORT, 'caisse: contribution_cancellations: only added to'); END
-- next
CREATE TRIGGER contribution_cancellations_no_replace BEFORE INSERT ON contribution_cancellations WHEN EXISTS (SELECT 1 FROM contribution_cancellations WHERE contribution_id = NEW.contribution_id) BEGIN SELECT RAISE(ABORT, 'caisse: contribution_cancellations: exists already'); END
-- next
CREATE TRIGGER receipts_no_update BEFORE UPDATE ON receipts BEGIN SELECT RAISE(ABORT, 'caisse: receipts: only added to'); END
-- next
CREATE TRIGGER receipts_no_delete BEFORE DELETE ON receipts BEGIN SELECT RAISE(ABORT, 'caisse: receipts: only added to'); END
-- next
CREATE TRIGGER receipts_no_replace BEFORE INSERT ON receipts WHEN EXISTS (SELECT 1 FROM receipts WHERE id = NEW.id) OR EXISTS (SELECT 1 FROM receipts WHERE contribution_id = NEW.contribution_id) OR EXISTS (SELECT 1 FROM receipts WHERE year = NEW.year AND number = NEW.number) BEGIN SELECT RAISE(ABORT, 'caisse: receipts: exists already'); END
-- next
CREATE TRIGGER loans_no_update BEFORE UPDATE ON loans BEGIN SELECT RAISE(ABORT, 'caisse: loans: only added to'); END
-- next
CREATE TRIGGER loans_no_delete BEFORE DELETE ON loans BEGIN SELECT RAISE(ABORT, 'caisse: loans: only added to'); END
-- next
CREATE TRIGGER loans_no_replace BEFORE INSERT ON loans WHEN EXISTS (SELECT 1 FROM loans WHERE id = NEW.id) OR EXISTS (SELECT 1 FROM loans WHERE reference = NEW.reference) BEGIN SELECT RAISE(ABORT, 'caisse: loans: exists already'); END
-- next
CREATE TRIGGER loan_instalments_no_update BEFORE UPDATE ON loan_instalments BEGIN SELECT RAISE(ABORT, 'caisse: loan_instalments: only added to'); END
-- next
CREATE TRIGGER loan_instalments_no_delete BEFORE DELETE ON loan_instalments BEGIN SELECT RAISE(ABORT, 'caisse: loan_instalments: only added to'); END
-- next
CREATE TRIGGER loan_instalments_no_replace BEFORE INSERT ON loan_instalments WHEN EXISTS (SELECT 1 FROM loan_instalments WHERE id = NEW.id) OR EXISTS (SELECT 1 FROM loan_instalments WHERE loan_id = NEW.loan_id AND position = NEW.position) BEGIN SELECT RAISE(ABORT, 'caisse: loan_instalments: exists already'); END
-- next
CREATE TRIGGER loan_events_no_update BEFORE UPDATE ON loan_events BEGIN SELECT RAISE(ABORT, 'caisse: loan_events: only added to'); END
-- next
CREATE TRIGGER loan_events_no_delete BEFORE DELETE ON loan_events BEGIN SELECT RAISE(ABORT, 'caisse: loan_events: only added to'); END
-- next
CREATE TRIGGER loan_events_no_replace BEFORE INSERT ON loan_events WHEN EXISTS (SELECT 1 FROM loan_events WHERE id = NEW.id) OR EXISTS (SELECT 1 FROM loan_events WHERE contribution_id = NEW.contribution_id) BEGIN SELECT RAISE(ABORT, 'caisse: loan_events: exists already'); END
-- next
CREATE TRIGGER loan_entries_no_update BEFORE UPDATE ON loan_entries BEGIN SELECT RAISE(ABORT, 'caisse: loan_entries: only added to'); END
-- next
CREATE TRIGGER loan_entries_no_delete BEFORE DELETE ON loan_entries BEGIN SELECT RAISE(ABORT, 'caisse: loan_entries: only added to'); END
-- next
CREATE TRIGGER loan_entries_no_replace BEFORE INSERT ON loan_entries WHEN EXISTS (SELECT 1 FROM loan_entries WHERE id = NEW.id) OR EXISTS (SELECT 1 FROM loan_entries WHERE entry_id = NEW.entry_id) BEGIN SELECT RAISE(ABORT, 'caisse: loan_entries: exists already'); END
-- next
CREATE TRIGGER elections_no_update BEFORE UPDATE ON elections BEGIN SELECT RAISE(ABORT, 'caisse: elections: only added to'); END
-- next
CREATE TRIGGER elections_no_delete BEFORE DELETE ON elections BEGIN SELECT RAISE(ABORT, 'caisse: elections: only added to'); END
-- next
CREATE TRIGGER elections_no_replace BEFORE INSERT ON elections WHEN EXISTS (SELECT 1 FROM elections WHERE id = NEW.id) OR EXISTS (SELECT 1 FROM elections WHERE slug = NEW.slug) BEGIN SELECT RAISE(ABORT, 'caisse: elections: exists already'); END
-- next
CREATE TRIGGER constituencies_no_update BEFORE UPDATE ON constituencies BEGIN SELECT RAISE(ABORT, 'caisse: constituencies: only added to'); END
-- next
CREATE TRIGGER constituencies_no_delete BEFORE DELETE ON constituencies BEGIN SELECT RAISE(ABORT, 'caisse: constituencies: only added to'); END
-- next
CREATE TRIGGER constituencies_no_replace BEFORE INSERT ON constituencies WHEN EXISTS (SELECT 1 FROM constituencies WHERE code = NEW.code) BEGIN SELECT RAISE(ABORT, 'caisse: constituencies: exists already'); END
-- next
CREATE TRIGGER matches_no_update BEFORE UPDATE ON matches BEGIN SELECT RAISE(ABORT, 'caisse: matches: only added to'); END
-- next
CREATE TRIGGER matches_no_delete BEFORE DELETE ON matches BEGIN SELECT RAISE(ABORT, 'caisse: matches: only added to'); END
-- next
CREATE TRIGGER matches_no_replace BEFORE INSERT ON matches WHEN EXISTS (SELECT 1 FROM matches WHERE matching_id = NEW.matching_id AND attachment_id = NEW.attachment_id) BEGIN SELECT RAISE(ABORT, 'caisse: matches: exists already'); END
-- next
CREATE TRIGGER seals_in_order BEFORE INSERT ON seals WHEN NEW.seq <> (SELECT COALESCE(MAX(s.seq), 0) + 1 FROM seals s) OR (NEW.seq > 1 AND NEW.previous <> (SELECT s.digest FROM seals s WHERE s.seq = NEW.seq - 1)) BEGIN SELECT RAISE(ABORT, 'caisse: seals: not the next event'); END
-- next
CREATE TRIGGER chain_head_forward BEFORE UPDATE ON chain_head WHEN NEW.id <> OLD.id OR NEW.count <> OLD.count + 1 OR NEW.last_at < OLD.last_at BEGIN SELECT RAISE(ABORT, 'caisse: chain_head: the chain only grows'); END
-- next
CREATE TRIGGER chain_head_no_delete BEFORE DELETE ON chain_head BEGIN SELECT RAISE(ABORT, 'caisse: chain_head: the chain only grows'); END
-- next
CREATE TRIGGER accounts_code_kept BEFORE UPDATE ON accounts WHEN EXISTS (SELECT 1 FROM posted_entries) OR (NEW.number <> OLD.number AND EXISTS (SELECT 1 FROM postings p WHERE p.account_id = OLD.id)) BEGIN SELECT RAISE(ABORT, 'caisse: accounts: in use'); END
-- next
CREATE TRIGGER accounts_no_delete BEFORE DELETE ON accounts WHEN EXISTS (SELECT 1 FROM posted_entries) OR (EXISTS (SELECT 1 FROM postings p WHERE p.account_id = OLD.id)) BEGIN SELECT RAISE(ABORT, 'caisse: accounts: in use'); END
-- next
CREATE TRIGGER accounts_no_replace BEFORE INSERT ON accounts WHEN EXISTS (SELECT 1 FROM accounts a WHERE a.id = NEW.id OR a.number = NEW.number) BEGIN SELECT RAISE(ABORT, 'caisse: accounts: exists already'); END
-- next
CREATE TRIGGER period_events_year_open BEFORE INSERT ON period_events WHEN EXISTS (SELECT 1 FROM periods p JOIN fiscal_year_closings c ON c.fiscal_year_id = p.fiscal_year_id WHERE p.id = NEW.period_id) BEGIN SELECT RAISE(ABORT, 'caisse: period_events: the fiscal year is closed for good'); END
-- next
CREATE TRIGGER period_events_two_persons BEFORE INSERT ON period_events WHEN NEW.kind = 'reopened' AND NOT EXISTS (SELECT 1 FROM period_events e WHERE e.period_id = NEW.period_id AND e.position = NEW.position - 1 AND e.kind = 'reopen_requested' AND e.user_id <> NEW.user_id) BEGIN SELECT RAISE(ABORT, 'caisse: period_events: a reopening takes two persons'); END
-- next
CREATE TRIGGER fiscal_year_closings_months_closed BEFORE INSERT ON fiscal_year_closings WHEN EXISTS (SELECT 1 FROM periods p WHERE p.fiscal_year_id = NEW.fiscal_year_id AND COALESCE((SELECT v.kind FROM period_events v WHERE v.period_id = p.id AND v.kind IN ('closed', 'reopened') ORDER BY v.position DESC LIMIT 1), 'open') <> 'closed') BEGIN SELECT RAISE(ABORT, 'caisse: fiscal_year_closings: a month is open'); END
-- next
CREATE TRIGGER postings_draft_only BEFORE INSERT ON postings WHEN EXISTS (SELECT 1 FROM posted_entries p WHERE p.entry_id = NEW.entry_id) BEGIN SELECT RAISE(ABORT, 'caisse: postings: the entry is posted'); END
-- next
CREATE TRIGGER entry_touches_draft_only BEFORE INSERT ON entry_touches WHEN EXISTS (SELECT 1 FROM posted_entries p WHERE p.entry_id = NEW.entry_id) BEGIN SELECT RAISE(ABORT, 'caisse: entry_touches: the entry is posted'); END
-- next
CREATE TRIGGER entry_withdrawals_draft_only BEFORE INSERT ON entry_withdrawals WHEN EXISTS (SELECT 1 FROM posted_entries p WHERE p.entry_id = NEW.entry_id) BEGIN SELECT RAISE(ABORT, 'caisse: entry_withdrawals: the entry is posted'); END
-- next
CREATE TRIGGER posted_entries_balanced BEFORE INSERT ON posted_entries WHEN (SELECT COUNT(*) FROM postings l WHERE l.entry_id = NEW.entry_id) < 2 OR (SELECT SUM(l.amount_cents) FROM postings l WHERE l.entry_id = NEW.entry_id) <> 0 BEGIN SELECT RAISE(ABORT, 'caisse: posted_entries: not balanced'); END
-- next
CREATE TRIGGER posted_entries_own_year BEFORE INSERT ON posted_entries WHEN NOT EXISTS (SELECT 1 FROM entries e JOIN periods p ON p.id = e.period_id AND p.fiscal_year_id = e.fiscal_year_id WHERE e.id = NEW.entry_id AND e.fiscal_year_id = NEW.fiscal_year_id AND e.day BETWEEN p.starts_on AND p.ends_on) BEGIN SELECT RAISE(ABORT, 'caisse: posted_entries: not of this year and month'); END
-- next
CREATE TRIGGER posted_entries_open_month BEFORE INSERT ON posted_entries WHEN EXISTS (SELECT 1 FROM fiscal_year_closings c WHERE c.fiscal_year_id = NEW.fiscal_year_id) OR EXISTS (SELECT 1 FROM entries e WHERE e.id = NEW.entry_id AND COALESCE((SELECT v.kind FROM period_events v WHERE v.period_id = e.period_id AND v.kind IN ('closed', 'reopened') ORDER BY v.position DESC LIMIT 1), 'open') = 'closed') BEGIN SELECT RAISE(ABORT, 'caisse: posted_entries: the month is closed'); END
-- next
CREATE TRIGGER posted_entries_live_draft BEFORE INSERT ON posted_entries WHEN EXISTS (SELECT 1 FROM entry_withdrawals w WHERE w.entry_id = NEW.entry_id) OR EXISTS (SELECT 1 FROM entries e WHERE e.replaces_id = NEW.entry_id) BEGIN SELECT RAISE(ABORT, 'caisse: posted_entries: withdrawn or replaced'); END
-- next
CREATE TRIGGER posted_entries_second_person BEFORE INSERT ON posted_entries WHEN NOT EXISTS (SELECT t.user_id FROM entry_touches t WHERE t.entry_id = NEW.entry_id) OR NEW.poster_id IN (SELECT t.user_id FROM entry_touches t WHERE t.entry_id = NEW.entry_id) OR EXISTS (SELECT 1 FROM entries e WHERE e.id = NEW.entry_id AND e.author_id = NEW.poster_id) OR EXISTS (SELECT 1 FROM users u WHERE u.id = NEW.poster_id AND u.invited_by_id IN (SELECT t.user_id FROM entry_touches t WHERE t.entry_id = NEW.entry_id)) BEGIN SELECT RAISE(ABORT, 'caisse: posted_entries: posted by a second person only'); END
-- next
CREATE TRIGGER posted_entries_next_number BEFORE INSERT ON posted_entries WHEN NEW.number <> (SELECT COALESCE(MAX(p.number), 0) + 1 FROM posted_entries p WHERE p.fiscal_year_id = NEW.fiscal_year_id) BEGIN SELECT RAISE(ABORT, 'caisse: posted_entries: not the next number'); END
-- next
CREATE TRIGGER posted_entries_sealed BEFORE INSERT ON posted_entries WHEN NOT EXISTS (SELECT 1 FROM seals s JOIN fiscal_years y ON y.id = NEW.fiscal_year_id WHERE s.seq = NEW.seal_seq AND s.kind = 'entry' AND s.object_key = CAST(y.year AS TEXT) || '-' || CASE WHEN NEW.number < 10000 THEN substr('0000' || CAST(NEW.number AS TEXT), length(CAST(NEW.number AS TEXT)) + 1) ELSE CAST(NEW.number AS TEXT) END) BEGIN SELECT RAISE(ABORT, 'caisse: posted_entries: not sealed'); END
-- next
CREATE TRIGGER reversals_posted BEFORE INSERT ON reversals WHEN NOT EXISTS (SELECT 1 FROM entries e JOIN posted_entries p ON p.entry_id = e.id JOIN posted_entries q ON q.entry_id = e.reverses_id WHERE e.id = NEW.reversing_id AND e.reverses_id = NEW.reversed_id) BEGIN SELECT RAISE(ABORT, 'caisse: reversals: no posted mirror'); END
-- next
CREATE TRIGGER lettered_postings_posted BEFORE INSERT ON lettered_postings WHEN NOT EXISTS (SELECT 1 FROM postings l JOIN posted_entries p ON p.entry_id = l.entry_id JOIN letterings g ON g.account_id = l.account_id WHERE l.id = NEW.posting_id AND g.id = NEW.lettering_id) BEGIN SELECT RAISE(ABORT, 'caisse: lettered_postings: not a posted line of the account'); END
-- next
CREATE TRIGGER period_totals_grow BEFORE UPDATE ON period_totals WHEN NEW.id <> OLD.id OR NEW.period_id <> OLD.period_id OR NEW.account_id <> OLD.account_id OR COALESCE(NEW.member_id, 0) <> COALESCE(OLD.member_id, 0) OR NEW.debit_cents < OLD.debit_cents OR NEW.credit_cents < OLD.credit_cents BEGIN SELECT RAISE(ABORT, 'caisse: period_totals: totals only grow'); END
-- next
CREATE TRIGGER period_totals_no_delete BEFORE DELETE ON period_totals BEGIN SELECT RAISE(ABORT, 'caisse: period_totals: totals only grow'); END
-- next
CREATE TRIGGER period_totals_no_replace BEFORE INSERT ON period_totals WHEN EXISTS (SELECT 1 FROM period_totals t WHERE t.id = NEW.id OR (t.period_id = NEW.period_id AND t.account_id = NEW.account_id AND COALESCE(t.member_id, 0) = COALESCE(NEW.member_id, 0))) BEGIN SELECT RAISE(ABORT, 'caisse: period_totals: exists already'); END
-- next
CREATE TRIGGER plans_one_per_receipt BEFORE INSERT ON plans WHEN NEW.replaces_id IS NULL AND EXISTS (SELECT 1 FROM plans p WHERE p.receipt_id = NEW.receipt_id) OR NEW.replaces_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM plans p WHERE p.id = NEW.replaces_id AND p.receipt_id = NEW.receipt_id) BEGIN SELECT RAISE(ABORT, 'caisse: plans: one live plan per receipt'); END
-- next
CREATE TRIGGER plan_postings_second_person BEFORE INSERT ON plan_postings WHEN EXISTS (SELECT 1 FROM plans p WHERE p.id = NEW.plan_id AND p.author_id = NEW.user_id) OR NOT EXISTS (SELECT 1 FROM posted_entries e WHERE e.entry_id = NEW.owed_id) BEGIN SELECT RAISE(ABORT, 'caisse: plan_postings: posted by a second person only'); END
-- next
CREATE TRIGGER import_batches_committed_kept BEFORE UPDATE ON import_batches WHEN OLD.state = 'committed' AND (NEW.state <> 'committed' OR NEW.id <> OLD.id OR NEW.kind <> OLD.kind OR NEW.digest <> OLD.digest OR NEW.format <> OLD.format OR NEW.election_id <> OLD.election_id OR COALESCE(NEW.round, 0) <> COALESCE(OLD.round, 0) OR COALESCE(NEW.status, '') <> COALESCE(OLD.status, '') OR COALESCE(NEW.author_id, 0) <> COALESCE(OLD.author_id, 0) OR COALESCE(NEW.committed_at, '') <> COALESCE(OLD.committed_at, '') OR COALESCE(NEW.document_digest, '') <> COALESCE(OLD.document_digest, '') OR COALESCE(NEW.salt, '') <> COALESCE(OLD.salt, '') OR COALESCE(NEW.superseded_by_id, 0) < COALESCE(OLD.superseded_by_id, 0)) BEGIN SELECT RAISE(ABORT, 'caisse: import_batches: committed'); END
-- next
CREATE TRIGGER import_batches_committed_no_delete BEFORE DELETE ON import_batches WHEN OLD.state = 'committed' BEGIN SELECT RAISE(ABORT, 'caisse: import_batches: committed'); END
-- next
CREATE TRIGGER import_batches_no_replace BEFORE INSERT ON import_batches WHEN EXISTS (SELECT 1 FROM import_batches b WHERE b.state = 'committed' AND (b.id = NEW.id OR (b.digest = NEW.digest AND b.format = NEW.format))) BEGIN SELECT RAISE(ABORT, 'caisse: import_batches: committed'); END
-- next
CREATE TRIGGER result_versions_committed_kept BEFORE UPDATE ON result_versions WHEN OLD.code IS NOT NULL BEGIN SELECT RAISE(ABORT, 'caisse: result_versions: committed'); END
-- next
CREATE TRIGGER result_versions_committed_no_delete BEFORE DELETE ON result_versions WHEN OLD.code IS NOT NULL BEGIN SELECT RAISE(ABORT, 'caisse: result_versions: committed'); END
-- next
CREATE TRIGGER result_versions_no_replace BEFORE INSERT ON result_versions WHEN EXISTS (SELECT 1 FROM result_versions v WHERE v.code IS NOT NULL AND (v.id = NEW.id OR v.batch_id = NEW.batch_id OR v.code = NEW.code)) BEGIN SELECT RAISE(ABORT, 'caisse: result_versions: committed'); END
-- next
CREATE TRIGGER constituency_results_staged_insert BEFORE INSERT ON constituency_results WHEN EXISTS (SELECT 1 FROM result_versions v WHERE v.id = NEW.version_id AND v.code IS NOT NULL) BEGIN SELECT RAISE(ABORT, 'caisse: constituency_results: the version is committed'); END
-- next
CREATE TRIGGER constituency_results_staged_update BEFORE UPDATE ON constituency_results WHEN EXISTS (SELECT 1 FROM result_versions v WHERE v.id = OLD.version_id AND v.code IS NOT NULL) BEGIN SELECT RAISE(ABORT, 'caisse: constituency_results: the version is committed'); END
-- next
CREATE TRIGGER constituency_results_staged_delete BEFORE DELETE ON constituency_results WHEN EXISTS (SELECT 1 FROM result_versions v WHERE v.id = OLD.version_id AND v.code IS NOT NULL) BEGIN SELECT RAISE(ABORT, 'caisse: constituency_results: the version is committed'); END
-- next
CREATE TRIGGER votes_staged_insert BEFORE INSERT ON votes WHEN EXISTS (SELECT 1 FROM result_versions v WHERE v.id = NEW.version_id AND v.code IS NOT NULL) BEGIN SELECT RAISE(ABORT, 'caisse: votes: the version is committed'); END
-- next
CREATE TRIGGER votes_staged_update BEFORE UPDATE ON votes WHEN EXISTS (SELECT 1 FROM result_versions v WHERE v.id = OLD.version_id AND v.code IS NOT NULL) BEGIN SELECT RAISE(ABORT, 'caisse: votes: the version is committed'); END
-- next
CREATE TRIGGER votes_staged_delete BEFORE DELETE ON votes WHEN EXISTS (SELECT 1 FROM result_versions v WHERE v.id = OLD.version_id AND v.code IS NOT NULL) BEGIN SELECT RAISE(ABORT, 'caisse: votes: the version is committed'); END
-- next
CREATE TRIGGER attachments_staged_insert BEFORE INSERT ON attachments WHEN EXISTS (SELECT 1 FROM import_batches b WHERE b.id = NEW.batch_id AND b.state = 'committed') BEGIN SELECT RAISE(ABORT, 'caisse: attachments: the batch is committed'); END
-- next
CREATE TRIGGER attachments_staged_update BEFORE UPDATE ON attachments WHEN EXISTS (SELECT 1 FROM import_batches b WHERE b.id = OLD.batch_id AND b.state = 'committed') BEGIN SELECT RAISE(ABORT, 'caisse: attachments: the batch is committed'); END
-- next
CREATE TRIGGER attachments_staged_delete BEFORE DELETE ON attachments WHEN EXISTS (SELECT 1 FROM import_batches b WHERE b.id = OLD.batch_id AND b.state = 'committed') BEGIN SELECT RAISE(ABORT, 'caisse: attachments: the batch is committed'); END
-- next
CREATE TRIGGER attachments_no_replace BEFORE INSERT ON attachments WHEN EXISTS (SELECT 1 FROM attachments r JOIN import_batches b ON b.id = r.batch_id WHERE r.id = NEW.id AND b.state = 'committed') BEGIN SELECT RAISE(ABORT, 'caisse: attachments: exists already'); END
-- next
CREATE TRIGGER attachment_decisions_staged_insert BEFORE INSERT ON attachment_decisions WHEN EXISTS (SELECT 1 FROM import_batches b WHERE b.id = NEW.batch_id AND b.state = 'committed') BEGIN SELECT RAISE(ABORT, 'caisse: attachment_decisions: the batch is committed'); END
-- next
CREATE TRIGGER attachment_decisions_staged_update BEFORE UPDATE ON attachment_decisions WHEN EXISTS (SELECT 1 FROM import_batches b WHERE b.id = OLD.batch_id AND b.state = 'committed') BEGIN SELECT RAISE(ABORT, 'caisse: attachment_decisions: the batch is committed'); END
-- next
CREATE TRIGGER attachment_decisions_staged_delete BEFORE DELETE ON attachment_decisions WHEN EXISTS (SELECT 1 FROM import_batches b WHERE b.id = OLD.batch_id AND b.state = 'committed') BEGIN SELECT RAISE(ABORT, 'caisse: attachment_decisions: the batch is committed'); END
-- next
CREATE TRIGGER attachment_decisions_no_replace BEFORE INSERT ON attachment_decisions WHEN EXISTS (SELECT 1 FROM attachment_decisions r JOIN import_batches b ON b.id = r.batch_id WHERE r.id = NEW.id AND b.state = 'committed') BEGIN SELECT RAISE(ABORT, 'caisse: attachment_decisions: exists already'); END
-- next
CREATE TRIGGER candidacy_aliases_staged_insert BEFORE INSERT ON candidacy_aliases WHEN EXISTS (SELECT 1 FROM import_batches b WHERE b.id = NEW.batch_id AND b.state = 'committed') BEGIN SELECT RAISE(ABORT, 'caisse: candidacy_aliases: the batch is committed'); END
-- next
CREATE TRIGGER candidacy_aliases_staged_update BEFORE UPDATE ON candidacy_aliases WHEN EXISTS (SELECT 1 FROM import_batches b WHERE b.id = OLD.batch_id AND b.state = 'committed') BEGIN SELECT RAISE(ABORT, 'caisse: candidacy_aliases: the batch is committed'); END
-- next
CREATE TRIGGER candidacy_aliases_staged_delete BEFORE DELETE ON candidacy_aliases WHEN EXISTS (SELECT 1 FROM import_batches b WHERE b.id = OLD.batch_id AND b.state = 'committed') BEGIN SELECT RAISE(ABORT, 'caisse: candidacy_aliases: the batch is committed'); END
-- next
CREATE TRIGGER candidacy_aliases_no_replace BEFORE INSERT ON candidacy_aliases WHEN EXISTS (SELECT 1 FROM candidacy_aliases r JOIN import_batches b ON b.id = r.batch_id WHERE r.id = NEW.id AND b.state = 'committed') BEGIN SELECT RAISE(ABORT, 'caisse: candidacy_aliases: exists already'); END
-- next
CREATE TRIGGER candidacies_committed_kept BEFORE UPDATE ON candidacies WHEN OLD.staged_by_id IS NULL AND (NEW.staged_by_id IS NOT NULL OR NEW.id <> OLD.id OR NEW.election_id <> OLD.election_id OR NEW.constituency <> OLD.constituency OR NEW.identity <> OLD.identity OR NEW.normalised <> OLD.normalised OR COALESCE(NEW.sex, '') <> COALESCE(OLD.sex, '') OR NEW.surname <> OLD.surname OR NEW.first_name <> OLD.first_name OR COALESCE(NEW.panel, -1) <> COALESCE(OLD.panel, NEW.panel, -1)) BEGIN SELECT RAISE(ABORT, 'caisse: candidacies: named by committed votes'); END
-- next
CREATE TRIGGER candidacies_committed_no_delete BEFORE DELETE ON candidacies WHEN OLD.staged_by_id IS NULL BEGIN SELECT RAISE(ABORT, 'caisse: candidacies: named by committed votes'); END
-- next
CREATE TRIGGER candidacies_no_replace BEFORE INSERT ON candidacies WHEN EXISTS (SELECT 1 FROM candidacies c WHERE c.staged_by_id IS NULL AND (c.id = NEW.id OR (NEW.staged_by_id IS NULL AND c.election_id = NEW.election_id AND c.constituency = NEW.constituency AND (c.identity = NEW.identity OR c.panel = NEW.panel)))) BEGIN SELECT RAISE(ABORT, 'caisse: candidacies: exists already'); END
-- next
CREATE TRIGGER contributions_numbered_kept BEFORE UPDATE ON contributions WHEN OLD.number IS NOT NULL BEGIN SELECT RAISE(ABORT, 'caisse: contributions: in the register'); END
-- next
CREATE TRIGGER contributions_numbered_no_delete BEFORE DELETE ON contributions WHEN OLD.number IS NOT NULL BEGIN SELECT RAISE(ABORT, 'caisse: contributions: in the register'); END
-- next
CREATE TRIGGER contributions_no_replace BEFORE INSERT ON contributions WHEN EXISTS (SELECT 1 FROM contributions c WHERE c.number IS NOT NULL AND (c.id = NEW.id OR (c.year = NEW.year AND c.number = NEW.number))) BEGIN SELECT RAISE(ABORT, 'caisse: contributions: exists already'); END
-- next
CREATE TRIGGER contribution_batches_committed_kept BEFORE UPDATE ON contribution_batches WHEN OLD.state = 'committed' BEGIN SELECT RAISE(ABORT, 'caisse: contribution_batches: committed'); END
-- next
CREATE TRIGGER contribution_batches_committed_no_delete BEFORE DELETE ON contribution_batches WHEN OLD.state = 'committed' BEGIN SELECT RAISE(ABORT, 'caisse: contribution_batches: committed'); END
-- next
CREATE TRIGGER contribution_batches_no_replace BEFORE INSERT ON contribution_batches WHEN EXISTS (SELECT 1 FROM contribution_batches b WHERE b.state = 'committed' AND (b.id = NEW.id OR (b.digest = NEW.digest AND b.format = NEW.format))) BEGIN SELECT RAISE(ABORT, 'caisse: contribution_batches: committed'); END
-- next
CREATE TRIGGER matchings_kept BEFORE UPDATE ON matchings WHEN OLD.digest <> '' OR NEW.id <> OLD.id OR NEW.number <> OLD.number BEGIN SELECT RAISE(ABORT, 'caisse: matchings: only added to'); END
-- next
CREATE TRIGGER matchings_no_delete BEFORE DELETE ON matchings BEGIN SELECT RAISE(ABORT, 'caisse: matchings: only added to'); END
-- next
CREATE TRIGGER matchings_no_replace BEFORE INSERT ON matchings WHEN EXISTS (SELECT 1 FROM matchings m WHERE m.id = NEW.id OR (m.election_id = NEW.election_id AND m.number = NEW.number)) BEGIN SELECT RAISE(ABORT, 'caisse: matchings: exists already'); END
-- next
CREATE TRIGGER matches_before_digest BEFORE INSERT ON matches WHEN EXISTS (SELECT 1 FROM matchings m WHERE m.id = NEW.matching_id AND m.digest <> '') BEGIN SELECT RAISE(ABORT, 'caisse: matches: the state is sealed'); END
-- next
CREATE TRIGGER result_versions_not_committed_at_once BEFORE INSERT ON result_versions WHEN NEW.code IS NOT NULL BEGIN SELECT RAISE(ABORT, 'caisse: result_versions: inserted as committed'); END
-- next
CREATE TRIGGER import_batches_not_committed_at_once BEFORE INSERT ON import_batches WHEN NEW.state = 'committed' BEGIN SELECT RAISE(ABORT, 'caisse: import_batches: inserted as committed'); END
-- next
CREATE TRIGGER matchings_not_sealed_at_once BEFORE INSERT ON matchings WHEN NEW.digest <> '' BEGIN SELECT RAISE(ABORT, 'caisse: matchings: inserted as sealed'); END
-- next
CREATE TRIGGER users_invitation_kept BEFORE UPDATE ON users WHEN COALESCE(NEW.invited_by_id, 0) <> COALESCE(OLD.invited_by_id, 0) BEGIN SELECT RAISE(ABORT, 'caisse: users: who invited whom never changes'); END
-- next
CREATE TRIGGER users_no_delete BEFORE DELETE ON users BEGIN SELECT RAISE(ABORT, 'caisse: users: an account ends, it is not deleted'); END
-- next
CREATE TRIGGER persons_pseudonym_kept BEFORE UPDATE ON persons WHEN NEW.id <> OLD.id OR NEW.code <> OLD.code OR NEW.digest <> OLD.digest OR (NEW.salt <> OLD.salt AND NEW.salt <> '') OR OLD.erased_at IS NOT NULL BEGIN SELECT RAISE(ABORT, 'caisse: persons: pseudonym and digest never change, an erasure is final'); END
-- next
CREATE TRIGGER persons_no_delete BEFORE DELETE ON persons BEGIN SELECT RAISE(ABORT, 'caisse: persons: pseudonym and digest never change, an erasure is final'); END
-- next
CREATE TRIGGER persons_no_replace BEFORE INSERT ON persons WHEN EXISTS (SELECT 1 FROM persons p WHERE p.id = NEW.id OR p.code = NEW.code) BEGIN SELECT RAISE(ABORT, 'caisse: persons: exists already'); END
-- next
CREATE TRIGGER installation_kept BEFORE UPDATE ON installation WHEN NEW.id <> OLD.id OR NEW.key <> OLD.key OR (NEW.demo <> OLD.demo AND EXISTS (SELECT 1 FROM seals)) BEGIN SELECT RAISE(ABORT, 'caisse: installation: neither its key nor, once anything is sealed, its nature changes'); END
-- next
CREATE TRIGGER installation_no_delete BEFORE DELETE ON installation BEGIN SELECT RAISE(ABORT, 'caisse: installation: neither its key nor, once anything is sealed, its nature changes'); END
-- next
CREATE TRIGGER installation_no_replace BEFORE INSERT ON installation WHEN EXISTS (SELECT 1 FROM installation) BEGIN SELECT RAISE(ABORT, 'caisse: installation: neither its key nor, once anything is sealed, its nature changes'); END
-- next
CREATE TRIGGER grant_requests_answered_once BEFORE UPDATE ON grant_requests WHEN OLD.grant_id IS NOT NULL OR NEW.id <> OLD.id OR NEW.user_id <> OLD.user_id OR NEW.role <> OLD.role OR NEW.asked_by_id <> OLD.asked_by_id OR COALESCE(NEW.member_code, '') <> COALESCE(OLD.member_code, '') BEGIN SELECT RAISE(ABORT, 'caisse: grant_requests: answered once'); END
-- next
CREATE TRIGGER grant_requests_no_delete BEFORE DELETE ON grant_requests BEGIN SELECT RAISE(ABORT, 'caisse: grant_requests: answered once'); END
-- next
CREATE TRIGGER grant_requests_no_replace BEFORE INSERT ON grant_requests WHEN EXISTS (SELECT 1 FROM grant_requests r WHERE r.id = NEW.id) BEGIN SELECT RAISE(ABORT, 'caisse: grant_requests: answered once'); END
