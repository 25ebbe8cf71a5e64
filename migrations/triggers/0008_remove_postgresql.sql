DROP TRIGGER seals_kept ON seals
-- next
DROP TRIGGER documents_kept ON documents
-- next
DROP TRIGGER document_chunks_kept ON document_chunks
-- next
DROP TRIGGER confirmations_kept ON confirmations
-- next
DROP TRIGGER grants_kept ON grants
-- next
DROP TRIGGER grant_ends_kept ON grant_ends
-- next
DROP TRIGGER legal_entities_kept ON legal_entities
-- next
DROP TRIGGER pool_kept ON pool
-- next
DROP TRIGGER memberships_kept ON memberships
-- next
DROP TRIGGER legal_facts_kept ON legal_facts
-- next
DROP TRIGGER representatives_kept ON representatives
-- next
DROP TRIGGER bank_details_kept ON bank_details
-- next
DROP TRIGGER bank_releases_kept ON bank_releases
-- next
DROP TRIGGER fiscal_years_kept ON fiscal_years
-- next
DROP TRIGGER fiscal_year_closings_kept ON fiscal_year_closings
-- next
DROP TRIGGER periods_kept ON periods
-- next
DROP TRIGGER period_events_kept ON period_events
-- next
DROP TRIGGER entries_kept ON entries
-- next
DROP TRIGGER postings_kept ON postings
-- next
DROP TRIGGER entry_touches_kept ON entry_touches
-- next
DROP TRIGGER entry_withdrawals_kept ON entry_withdrawals
-- next
DROP TRIGGER posted_entries_kept ON posted_entries
-- next
DROP TRIGGER reversals_kept ON reversals
-- next
DROP TRIGGER letterings_kept ON letterings
-- next
DROP TRIGGER lettered_postings_kept ON lettered_postings
-- next
DROP TRIGGER payment_links_kept ON payment_links
-- next
DROP TRIGGER idempotency_keys_kept ON idempotency_keys
-- next
DROP TRIGGER designation_sets_kept ON designation_sets
-- next
DROP TRIGGER designations_kept ON designations
-- next
DROP TRIGGER redistribution_keys_kept ON redistribution_keys
-- next
DROP TRIGGER adoptions_kept ON adoptions
-- next
DROP TRIGGER adoption_consents_kept ON adoption_consents
-- next
DROP TRIGGER plans_kept ON plans
-- next
DROP TRIGGER plan_items_kept ON plan_items
-- next
DROP TRIGGER plan_lines_kept ON plan_lines
-- next
DROP TRIGGER plan_settlements_kept ON plan_settlements
-- next
DROP TRIGGER plan_carries_kept ON plan_carries
-- next
DROP TRIGGER plan_postings_kept ON plan_postings
-- next
DROP TRIGGER plan_movements_kept ON plan_movements
-- next
DROP TRIGGER issued_reports_kept ON issued_reports
-- next
DROP TRIGGER report_renderings_kept ON report_renderings
-- next
DROP TRIGGER hourly_rates_kept ON hourly_rates
-- next
DROP TRIGGER contribution_entries_kept ON contribution_entries
-- next
DROP TRIGGER contribution_cancellations_kept ON contribution_cancellations
-- next
DROP TRIGGER receipts_kept ON receipts
-- next
DROP TRIGGER loans_kept ON loans
-- next
DROP TRIGGER loan_instalments_kept ON loan_instalments
-- next
DROP TRIGGER loan_events_kept ON loan_events
-- next
DROP TRIGGER loan_entries_kept ON loan_entries
-- next
DROP TRIGGER elections_kept ON elections
-- next
DROP TRIGGER constituencies_kept ON constituencies
-- next
DROP TRIGGER matches_kept ON matches
-- next
DROP TRIGGER seals_not_emptied ON seals
-- next
DROP TRIGGER documents_not_emptied ON documents
-- next
DROP TRIGGER document_chunks_not_emptied ON document_chunks
-- next
DROP TRIGGER confirmations_not_emptied ON confirmations
-- next
DROP TRIGGER grants_not_emptied ON grants
-- next
DROP TRIGGER grant_ends_not_emptied ON grant_ends
-- next
DROP TRIGGER legal_entities_not_emptied ON legal_entities
-- next
DROP TRIGGER pool_not_emptied ON pool
-- next
DROP TRIGGER memberships_not_emptied ON memberships
-- next
DROP TRIGGER legal_facts_not_emptied ON legal_facts
-- next
DROP TRIGGER representatives_not_emptied ON representatives
-- next
DROP TRIGGER bank_details_not_emptied ON bank_details
-- next
DROP TRIGGER bank_releases_not_emptied ON bank_releases
-- next
DROP TRIGGER fiscal_years_not_emptied ON fiscal_years
-- next
DROP TRIGGER fiscal_year_closings_not_emptied ON fiscal_year_closings
-- next
DROP TRIGGER periods_not_emptied ON periods
-- next
DROP TRIGGER period_events_not_emptied ON period_events
-- next
DROP TRIGGER entries_not_emptied ON entries
-- next
DROP TRIGGER postings_not_emptied ON postings
-- next
DROP TRIGGER entry_touches_not_emptied ON entry_touches
-- next
DROP TRIGGER entry_withdrawals_not_emptied ON entry_withdrawals
-- next
DROP TRIGGER posted_entries_not_emptied ON posted_entries
-- next
DROP TRIGGER reversals_not_emptied ON reversals
-- next
DROP TRIGGER letterings_not_emptied ON letterings
-- next
DROP TRIGGER lettered_postings_not_emptied ON lettered_postings
-- next
DROP TRIGGER payment_links_not_emptied ON payment_links
-- next
DROP TRIGGER idempotency_keys_not_emptied ON idempotency_keys
-- next
DROP TRIGGER designation_sets_not_emptied ON designation_sets
-- next
DROP TRIGGER designations_not_emptied ON designations
-- next
DROP TRIGGER redistribution_keys_not_emptied ON redistribution_keys
-- next
DROP TRIGGER adoptions_not_emptied ON adoptions
-- next
DROP TRIGGER adoption_consents_not_emptied ON adoption_consents
-- next
DROP TRIGGER plans_not_emptied ON plans
-- next
DROP TRIGGER plan_items_not_emptied ON plan_items
-- next
DROP TRIGGER plan_lines_not_emptied ON plan_lines
-- next
DROP TRIGGER plan_settlements_not_emptied ON plan_settlements
-- next
DROP TRIGGER plan_carries_not_emptied ON plan_carries
-- next
DROP TRIGGER plan_postings_not_emptied ON plan_postings
-- next
DROP TRIGGER plan_movements_not_emptied ON plan_movements
-- next
DROP TRIGGER issued_reports_not_emptied ON issued_reports
-- next
DROP TRIGGER report_renderings_not_emptied ON report_renderings
-- next
DROP TRIGGER hourly_rates_not_emptied ON hourly_rates
-- next
DROP TRIGGER contribution_entries_not_emptied ON contribution_entries
-- next
DROP TRIGGER contribution_cancellations_not_emptied ON contribution_cancellations
-- next
DROP TRIGGER receipts_not_emptied ON receipts
-- next
DROP TRIGGER loans_not_emptied ON loans
-- next
DROP TRIGGER loan_instalments_not_emptied ON loan_instalments
-- next
DROP TRIGGER loan_events_not_emptied ON loan_events
-- next
DROP TRIGGER loan_entries_not_emptied ON loan_entries
-- next
DROP TRIGGER elections_not_emptied ON elections
-- next
DROP TRIGGER constituencies_not_emptied ON constituencies
-- next
DROP TRIGGER matches_not_emptied ON matches
-- next
DROP TRIGGER chain_head_not_emptied ON chain_head
-- next
DROP TRIGGER accounts_not_emptied ON accounts
-- next
DROP TRIGGER period_totals_not_emptied ON period_totals
-- next
DROP TRIGGER users_not_emptied ON users
-- next
DROP TRIGGER import_batches_not_emptied ON import_batches
-- next
DROP TRIGGER result_versions_not_emptied ON result_versions
-- next
DROP TRIGGER constituency_results_not_emptied ON constituency_results
-- next
DROP TRIGGER votes_not_emptied ON votes
-- next
DROP TRIGGER attachments_not_emptied ON attachments
-- next
DROP TRIGGER attachment_decisions_not_emptied ON attachment_decisions
-- next
DROP TRIGGER candidacies_not_emptied ON candidacies
-- next
DROP TRIGGER candidacy_aliases_not_emptied ON candidacy_aliases
-- next
DROP TRIGGER contribution_batches_not_emptied ON contribution_batches
-- next
DROP TRIGGER contributions_not_emptied ON contributions
-- next
DROP TRIGGER matchings_not_emptied ON matchings
-- next
DROP TRIGGER persons_not_emptied ON persons
-- next
DROP TRIGGER installation_not_emptied ON installation
-- next
DROP TRIGGER grant_requests_not_emptied ON grant_requests
-- next
DROP TRIGGER seals_in_order ON seals
-- next
DROP TRIGGER chain_head_forward ON chain_head
-- next
DROP TRIGGER chain_head_no_delete ON chain_head
-- next
DROP TRIGGER accounts_code_kept ON accounts
-- next
DROP TRIGGER accounts_no_delete ON accounts
-- next
DROP TRIGGER accounts_no_replace ON accounts
-- next
DROP TRIGGER period_events_year_open ON period_events
-- next
DROP TRIGGER period_events_two_persons ON period_events
-- next
DROP TRIGGER fiscal_year_closings_months_closed ON fiscal_year_closings
-- next
DROP TRIGGER postings_draft_only ON postings
-- next
DROP TRIGGER entry_touches_draft_only ON entry_touches
-- next
DROP TRIGGER entry_withdrawals_draft_only ON entry_withdrawals
-- next
DROP TRIGGER posted_entries_balanced ON posted_entries
-- next
DROP TRIGGER posted_entries_own_year ON posted_entries
-- next
DROP TRIGGER posted_entries_open_month ON posted_entries
-- next
DROP TRIGGER posted_entries_live_draft ON posted_entries
-- next
DROP TRIGGER posted_entries_second_person ON posted_entries
-- next
DROP TRIGGER posted_entries_next_number ON posted_entries
-- next
DROP TRIGGER posted_entries_sealed ON posted_entries
-- next
DROP TRIGGER reversals_posted ON reversals
-- next
DROP TRIGGER lettered_postings_posted ON lettered_postings
-- next
DROP TRIGGER period_totals_grow ON period_totals
-- next
DROP TRIGGER period_totals_no_delete ON period_totals
-- next
DROP TRIGGER period_totals_no_replace ON period_totals
-- next
DROP TRIGGER plans_one_per_receipt ON plans
-- next
DROP TRIGGER plan_postings_second_person ON plan_postings
-- next
DROP TRIGGER import_batches_committed_kept ON import_batches
-- next
DROP TRIGGER import_batches_committed_no_delete ON import_batches
-- next
DROP TRIGGER import_batches_no_replace ON import_batches
-- next
DROP TRIGGER result_versions_committed_kept ON result_versions
-- next
DROP TRIGGER result_versions_committed_no_delete ON result_versions
-- next
DROP TRIGGER result_versions_no_replace ON result_versions
-- next
DROP TRIGGER constituency_results_staged_insert ON constituency_results
-- next
DROP TRIGGER constituency_results_staged_update ON constituency_results
-- next
DROP TRIGGER constituency_results_staged_delete ON constituency_results
-- next
DROP TRIGGER votes_staged_insert ON votes
-- next
DROP TRIGGER votes_staged_update ON votes
-- next
DROP TRIGGER votes_staged_delete ON votes
-- next
DROP TRIGGER attachments_staged_insert ON attachments
-- next
DROP TRIGGER attachments_staged_update ON attachments
-- next
DROP TRIGGER attachments_staged_delete ON attachments
-- next
DROP TRIGGER attachments_no_replace ON attachments
-- next
DROP TRIGGER attachment_decisions_staged_insert ON attachment_decisions
-- next
DROP TRIGGER attachment_decisions_staged_update ON attachment_decisions
-- next
DROP TRIGGER attachment_decisions_staged_delete ON attachment_decisions
-- next
DROP TRIGGER attachment_decisions_no_replace ON attachment_decisions
-- next
DROP TRIGGER candidacy_aliases_staged_insert ON candidacy_aliases
-- next
DROP TRIGGER candidacy_aliases_staged_update ON candidacy_aliases
-- next
DROP TRIGGER candidacy_aliases_staged_delete ON candidacy_aliases
-- next
DROP TRIGGER candidacy_aliases_no_replace ON candidacy_aliases
-- next
DROP TRIGGER candidacies_committed_kept ON candidacies
-- next
DROP TRIGGER candidacies_committed_no_delete ON candidacies
-- next
DROP TRIGGER candidacies_no_replace ON candidacies
-- next
DROP TRIGGER contributions_numbered_kept ON contributions
-- next
DROP TRIGGER contributions_numbered_no_delete ON contributions
-- next
DROP TRIGGER contributions_no_replace ON contributions
-- next
DROP TRIGGER contribution_batches_committed_kept ON contribution_batches
-- next
DROP TRIGGER contribution_batches_committed_no_delete ON contribution_batches
-- next
DROP TRIGGER contribution_batches_no_replace ON contribution_batches
-- next
DROP TRIGGER matchings_kept ON matchings
-- next
DROP TRIGGER matchings_no_delete ON matchings
-- next
DROP TRIGGER matchings_no_replace ON matchings
-- next
DROP TRIGGER matches_before_digest ON matches
-- next
DROP TRIGGER result_versions_not_committed_at_once ON result_versions
-- next
DROP TRIGGER import_batches_not_committed_at_once ON import_batches
-- next
DROP TRIGGER matchings_not_sealed_at_once ON matchings
-- next
DROP TRIGGER users_invitation_kept ON users
-- next
DROP TRIGGER users_no_delete ON users
-- next
DROP TRIGGER persons_pseudonym_kept ON persons
-- next
DROP TRIGGER persons_no_delete ON persons
-- next
DROP TRIGGER persons_no_replace ON persons
-- next
DROP TRIGGER installation_kept ON installation
-- next
DROP TRIGGER installation_no_delete ON installation
-- next
DROP TRIGGER installation_no_replace ON installation
-- next
DROP TRIGGER grant_requests_answered_once ON grant_requests
-- next
DROP TRIGGER grant_requests_no_delete ON grant_requests
-- next
DROP TRIGGER grant_requests_no_replace ON grant_requests
-- next
DROP FUNCTION caisse_refuse()
-- next
DROP FUNCTION caisse_seals_in_order()
-- next
DROP FUNCTION caisse_chain_head_forward()
-- next
DROP FUNCTION caisse_chain_head_no_delete()
-- next
DROP FUNCTION caisse_accounts_code_kept()
-- next
DROP FUNCTION caisse_accounts_no_delete()
-- next
DROP FUNCTION caisse_accounts_no_replace()
-- next
DROP FUNCTION caisse_period_events_year_open()
-- next
DROP FUNCTION caisse_period_events_two_persons()
-- next
DROP FUNCTION caisse_fiscal_year_closings_months_closed()
-- next
DROP FUNCTION caisse_postings_draft_only()
-- next
DROP FUNCTION caisse_entry_touches_draft_only()
-- next
DROP FUNCTION caisse_entry_withdrawals_draft_only()
-- next
DROP FUNCTION caisse_posted_entries_balanced()
-- next
DROP FUNCTION caisse_posted_entries_own_year()
-- next
DROP FUNCTION caisse_posted_entries_open_month()
-- next
DROP FUNCTION caisse_posted_entries_live_draft()
-- next
DROP FUNCTION caisse_posted_entries_second_person()
-- next
DROP FUNCTION caisse_posted_entries_next_number()
-- next
DROP FUNCTION caisse_posted_entries_sealed()
-- next
DROP FUNCTION caisse_reversals_posted()
-- next
DROP FUNCTION caisse_lettered_postings_posted()
-- next
DROP FUNCTION caisse_period_totals_grow()
-- next
DROP FUNCTION caisse_period_totals_no_delete()
-- next
DROP FUNCTION caisse_period_totals_no_replace()
-- next
DROP FUNCTION caisse_plans_one_per_receipt()
-- next
DROP FUNCTION caisse_plan_postings_second_person()
-- next
DROP FUNCTION caisse_import_batches_committed_kept()
-- next
DROP FUNCTION caisse_import_batches_committed_no_delete()
-- next
DROP FUNCTION caisse_import_batches_no_replace()
-- next
DROP FUNCTION caisse_result_versions_committed_kept()
-- next
DROP FUNCTION caisse_result_versions_committed_no_delete()
-- next
DROP FUNCTION caisse_result_versions_no_replace()
-- next
DROP FUNCTION caisse_constituency_results_staged_insert()
-- next
DROP FUNCTION caisse_constituency_results_staged_update()
-- next
DROP FUNCTION caisse_constituency_results_staged_delete()
-- next
DROP FUNCTION caisse_votes_staged_insert()
-- next
DROP FUNCTION caisse_votes_staged_update()
-- next
DROP FUNCTION caisse_votes_staged_delete()
-- next
DROP FUNCTION caisse_attachments_staged_insert()
-- next
DROP FUNCTION caisse_attachments_staged_update()
-- next
DROP FUNCTION caisse_attachments_staged_delete()
-- next
DROP FUNCTION caisse_attachments_no_replace()
-- next
DROP FUNCTION caisse_attachment_decisions_staged_insert()
-- next
DROP FUNCTION caisse_attachment_decisions_staged_update()
-- next
DROP FUNCTION caisse_attachment_decisions_staged_delete()
-- next
DROP FUNCTION caisse_attachment_decisions_no_replace()
-- next
DROP FUNCTION caisse_candidacy_aliases_staged_insert()
-- next
DROP FUNCTION caisse_candidacy_aliases_staged_update()
-- next
DROP FUNCTION caisse_candidacy_aliases_staged_delete()
-- next
DROP FUNCTION caisse_candidacy_aliases_no_replace()
-- next
DROP FUNCTION caisse_candidacies_committed_kept()
-- next
DROP FUNCTION caisse_candidacies_committed_no_delete()
-- next
DROP FUNCTION caisse_candidacies_no_replace()
-- next
DROP FUNCTION caisse_contributions_numbered_kept()
-- next
DROP FUNCTION caisse_contributions_numbered_no_delete()
-- next
DROP FUNCTION caisse_contributions_no_replace()
-- next
DROP FUNCTION caisse_contribution_batches_committed_kept()
-- next
DROP FUNCTION caisse_contribution_batches_committed_no_delete()
-- next
DROP FUNCTION caisse_contribution_batches_no_replace()
-- next
DROP FUNCTION caisse_matchings_kept()
-- next
DROP FUNCTION caisse_matchings_no_delete()
-- next
DROP FUNCTION caisse_matchings_no_replace()
-- next
DROP FUNCTION caisse_matches_before_digest()
-- next
DROP FUNCTION caisse_result_versions_not_committed_at_once()
-- next
DROP FUNCTION caisse_import_batches_not_committed_at_once()
-- next
DROP FUNCTION caisse_matchings_not_sealed_at_once()
-- next
DROP FUNCTION caisse_users_invitation_kept()
-- next
DROP FUNCTION caisse_users_no_delete()
-- next
DROP FUNCTION caisse_persons_pseudonym_kept()
-- next
DROP FUNCTION caisse_persons_no_delete()
-- next
DROP FUNCTION caisse_persons_no_replace()
-- next
DROP FUNCTION caisse_installation_kept()
-- next
DROP FUNCTION caisse_installation_no_delete()
-- next
DROP FUNCTION caisse_installation_no_replace()
-- next
DROP FUNCTION caisse_grant_requests_answered_once()
-- next
DROP FUNCTION caisse_grant_requests_no_delete()
-- next
DROP FUNCTION caisse_grant_requests_no_replace()
