DROP TRIGGER seals_no_update
-- next
DROP TRIGGER seals_no_delete
-- next
DROP TRIGGER seals_no_replace
-- next
DROP TRIGGER documents_no_update
-- next
DROP TRIGGER documents_no_delete
-- next
DROP TRIGGER documents_no_replace
-- next
DROP TRIGGER document_chunks_no_update
-- next
DROP TRIGGER document_chunks_no_delete
-- next
DROP TRIGGER document_chunks_no_replace
-- next
DROP TRIGGER confirmations_no_update
-- next
DROP TRIGGER confirmations_no_delete
-- next
DROP TRIGGER confirmations_no_replace
-- next
DROP TRIGGER grants_no_update
-- next
DROP TRIGGER grants_no_delete
-- next
DROP TRIGGER grants_no_replace
-- next
DROP TRIGGER grant_ends_no_update
-- next
DROP TRIGGER grant_ends_no_delete
-- next
DROP TRIGGER grant_ends_no_replace
-- next
DROP TRIGGER legal_entities_no_update
-- next
DROP TRIGGER legal_entities_no_delete
-- next
DROP TRIGGER legal_entities_no_replace
-- next
DROP TRIGGER pool_no_update
-- next
DROP TRIGGER pool_no_delete
-- next
DROP TRIGGER pool_no_replace
-- next
DROP TRIGGER memberships_no_update
-- next
DROP TRIGGER memberships_no_delete
-- next
DROP TRIGGER memberships_no_replace
-- next
DROP TRIGGER legal_facts_no_update
-- next
DROP TRIGGER legal_facts_no_delete
-- next
DROP TRIGGER legal_facts_no_replace
-- next
DROP TRIGGER representatives_no_update
-- next
DROP TRIGGER representatives_no_delete
-- next
DROP TRIGGER representatives_no_replace
-- next
DROP TRIGGER bank_details_no_update
-- next
DROP TRIGGER bank_details_no_delete
-- next
DROP TRIGGER bank_details_no_replace
-- next
DROP TRIGGER bank_releases_no_update
-- next
DROP TRIGGER bank_releases_no_delete
-- next
DROP TRIGGER bank_releases_no_replace
-- next
DROP TRIGGER fiscal_years_no_update
-- next
DROP TRIGGER fiscal_years_no_delete
-- next
DROP TRIGGER fiscal_years_no_replace
-- next
DROP TRIGGER fiscal_year_closings_no_update
-- next
DROP TRIGGER fiscal_year_closings_no_delete
-- next
DROP TRIGGER fiscal_year_closings_no_replace
-- next
DROP TRIGGER periods_no_update
-- next
DROP TRIGGER periods_no_delete
-- next
DROP TRIGGER periods_no_replace
-- next
DROP TRIGGER period_events_no_update
-- next
DROP TRIGGER period_events_no_delete
-- next
DROP TRIGGER period_events_no_replace
-- next
DROP TRIGGER entries_no_update
-- next
DROP TRIGGER entries_no_delete
-- next
DROP TRIGGER entries_no_replace
-- next
DROP TRIGGER postings_no_update
-- next
DROP TRIGGER postings_no_delete
-- next
DROP TRIGGER postings_no_replace
-- next
DROP TRIGGER entry_touches_no_update
-- next
DROP TRIGGER entry_touches_no_delete
-- next
DROP TRIGGER entry_touches_no_replace
-- next
DROP TRIGGER entry_withdrawals_no_update
-- next
DROP TRIGGER entry_withdrawals_no_delete
-- next
DROP TRIGGER entry_withdrawals_no_replace
-- next
DROP TRIGGER posted_entries_no_update
-- next
DROP TRIGGER posted_entries_no_delete
-- next
DROP TRIGGER posted_entries_no_replace
-- next
DROP TRIGGER reversals_no_update
-- next
DROP TRIGGER reversals_no_delete
-- next
DROP TRIGGER reversals_no_replace
-- next
DROP TRIGGER letterings_no_update
-- next
DROP TRIGGER letterings_no_delete
-- next
DROP TRIGGER letterings_no_replace
-- next
DROP TRIGGER lettered_postings_no_update
-- next
DROP TRIGGER lettered_postings_no_delete
-- next
DROP TRIGGER lettered_postings_no_replace
-- next
DROP TRIGGER payment_links_no_update
-- next
DROP TRIGGER payment_links_no_delete
-- next
DROP TRIGGER payment_links_no_replace
-- next
DROP TRIGGER idempotency_keys_no_update
-- next
DROP TRIGGER idempotency_keys_no_delete
-- next
DROP TRIGGER idempotency_keys_no_replace
-- next
DROP TRIGGER designation_sets_no_update
-- next
DROP TRIGGER designation_sets_no_delete
-- next
DROP TRIGGER designation_sets_no_replace
-- next
DROP TRIGGER designations_no_update
-- next
DROP TRIGGER designations_no_delete
-- next
DROP TRIGGER designations_no_replace
-- next
DROP TRIGGER redistribution_keys_no_update
-- next
DROP TRIGGER redistribution_keys_no_delete
-- next
DROP TRIGGER redistribution_keys_no_replace
-- next
DROP TRIGGER adoptions_no_update
-- next
DROP TRIGGER adoptions_no_delete
-- next
DROP TRIGGER adoptions_no_replace
-- next
DROP TRIGGER adoption_consents_no_update
-- next
DROP TRIGGER adoption_consents_no_delete
-- next
DROP TRIGGER adoption_consents_no_replace
-- next
DROP TRIGGER plans_no_update
-- next
DROP TRIGGER plans_no_delete
-- next
DROP TRIGGER plans_no_replace
-- next
DROP TRIGGER plan_items_no_update
-- next
DROP TRIGGER plan_items_no_delete
-- next
DROP TRIGGER plan_items_no_replace
-- next
DROP TRIGGER plan_lines_no_update
-- next
DROP TRIGGER plan_lines_no_delete
-- next
DROP TRIGGER plan_lines_no_replace
-- next
DROP TRIGGER plan_settlements_no_update
-- next
DROP TRIGGER plan_settlements_no_delete
-- next
DROP TRIGGER plan_settlements_no_replace
-- next
DROP TRIGGER plan_carries_no_update
-- next
DROP TRIGGER plan_carries_no_delete
-- next
DROP TRIGGER plan_carries_no_replace
-- next
DROP TRIGGER plan_postings_no_update
-- next
DROP TRIGGER plan_postings_no_delete
-- next
DROP TRIGGER plan_postings_no_replace
-- next
DROP TRIGGER plan_movements_no_update
-- next
DROP TRIGGER plan_movements_no_delete
-- next
DROP TRIGGER plan_movements_no_replace
-- next
DROP TRIGGER issued_reports_no_update
-- next
DROP TRIGGER issued_reports_no_delete
-- next
DROP TRIGGER issued_reports_no_replace
-- next
DROP TRIGGER report_renderings_no_update
-- next
DROP TRIGGER report_renderings_no_delete
-- next
DROP TRIGGER report_renderings_no_replace
-- next
DROP TRIGGER hourly_rates_no_update
-- next
DROP TRIGGER hourly_rates_no_delete
-- next
DROP TRIGGER hourly_rates_no_replace
-- next
DROP TRIGGER contribution_entries_no_update
-- next
DROP TRIGGER contribution_entries_no_delete
-- next
DROP TRIGGER contribution_entries_no_replace
-- next
DROP TRIGGER contribution_cancellations_no_update
-- next
DROP TRIGGER contribution_cancellations_no_delete
-- next
DROP TRIGGER contribution_cancellations_no_replace
-- next
DROP TRIGGER receipts_no_update
-- next
DROP TRIGGER receipts_no_delete
-- next
DROP TRIGGER receipts_no_replace
-- next
DROP TRIGGER loans_no_update
-- next
DROP TRIGGER loans_no_delete
-- next
DROP TRIGGER loans_no_replace
-- next
DROP TRIGGER loan_instalments_no_update
-- next
DROP TRIGGER loan_instalments_no_delete
-- next
DROP TRIGGER loan_instalments_no_replace
-- next
DROP TRIGGER loan_events_no_update
-- next
DROP TRIGGER loan_events_no_delete
-- next
DROP TRIGGER loan_events_no_replace
-- next
DROP TRIGGER loan_entries_no_update
-- next
DROP TRIGGER loan_entries_no_delete
-- next
DROP TRIGGER loan_entries_no_replace
-- next
DROP TRIGGER elections_no_update
-- next
DROP TRIGGER elections_no_delete
-- next
DROP TRIGGER elections_no_replace
-- next
DROP TRIGGER constituencies_no_update
-- next
DROP TRIGGER constituencies_no_delete
-- next
DROP TRIGGER constituencies_no_replace
-- next
DROP TRIGGER matches_no_update
-- next
DROP TRIGGER matches_no_delete
-- next
DROP TRIGGER matches_no_replace
-- next
DROP TRIGGER seals_in_order
-- next
DROP TRIGGER chain_head_forward
-- next
DROP TRIGGER chain_head_no_delete
-- next
DROP TRIGGER accounts_code_kept
-- next
DROP TRIGGER accounts_no_delete
-- next
DROP TRIGGER accounts_no_replace
-- next
DROP TRIGGER period_events_year_open
-- next
DROP TRIGGER period_events_two_persons
-- next
DROP TRIGGER fiscal_year_closings_months_closed
-- next
DROP TRIGGER postings_draft_only
-- next
DROP TRIGGER entry_touches_draft_only
-- next
DROP TRIGGER entry_withdrawals_draft_only
-- next
DROP TRIGGER posted_entries_balanced
-- next
DROP TRIGGER posted_entries_own_year
-- next
DROP TRIGGER posted_entries_open_month
-- next
DROP TRIGGER posted_entries_live_draft
-- next
DROP TRIGGER posted_entries_second_person
-- next
DROP TRIGGER posted_entries_next_number
-- next
DROP TRIGGER posted_entries_sealed
-- next
DROP TRIGGER reversals_posted
-- next
DROP TRIGGER lettered_postings_posted
-- next
DROP TRIGGER period_totals_grow
-- next
DROP TRIGGER period_totals_no_delete
-- next
DROP TRIGGER period_totals_no_replace
-- next
DROP TRIGGER plans_one_per_receipt
-- next
DROP TRIGGER plan_postings_second_person
-- next
DROP TRIGGER import_batches_committed_kept
-- next
DROP TRIGGER import_batches_committed_no_delete
-- next
DROP TRIGGER import_batches_no_replace
-- next
DROP TRIGGER result_versions_committed_kept
-- next
DROP TRIGGER result_versions_committed_no_delete
-- next
DROP TRIGGER result_versions_no_replace
-- next
DROP TRIGGER constituency_results_staged_insert
-- next
DROP TRIGGER constituency_results_staged_update
-- next
DROP TRIGGER constituency_results_staged_delete
-- next
DROP TRIGGER votes_staged_insert
-- next
DROP TRIGGER votes_staged_update
-- next
DROP TRIGGER votes_staged_delete
-- next
DROP TRIGGER attachments_staged_insert
-- next
DROP TRIGGER attachments_staged_update
-- next
DROP TRIGGER attachments_staged_delete
-- next
DROP TRIGGER attachments_no_replace
-- next
DROP TRIGGER attachment_decisions_staged_insert
-- next
DROP TRIGGER attachment_decisions_staged_update
-- next
DROP TRIGGER attachment_decisions_staged_delete
-- next
DROP TRIGGER attachment_decisions_no_replace
-- next
DROP TRIGGER candidacy_aliases_staged_insert
-- next
DROP TRIGGER candidacy_aliases_staged_update
-- next
DROP TRIGGER candidacy_aliases_staged_delete
-- next
DROP TRIGGER candidacy_aliases_no_replace
-- next
DROP TRIGGER candidacies_committed_kept
-- next
DROP TRIGGER candidacies_committed_no_delete
-- next
DROP TRIGGER candidacies_no_replace
-- next
DROP TRIGGER contributions_numbered_kept
-- next
DROP TRIGGER contributions_numbered_no_delete
-- next
DROP TRIGGER contributions_no_replace
-- next
DROP TRIGGER contribution_batches_committed_kept
-- next
DROP TRIGGER contribution_batches_committed_no_delete
-- next
DROP TRIGGER contribution_batches_no_replace
-- next
DROP TRIGGER matchings_kept
-- next
DROP TRIGGER matchings_no_delete
-- next
DROP TRIGGER matchings_no_replace
-- next
DROP TRIGGER matches_before_digest
-- next
DROP TRIGGER result_versions_not_committed_at_once
-- next
DROP TRIGGER import_batches_not_committed_at_once
-- next
DROP TRIGGER matchings_not_sealed_at_once
-- next
DROP TRIGGER users_invitation_kept
-- next
DROP TRIGGER users_no_delete
-- next
DROP TRIGGER persons_pseudonym_kept
-- next
DROP TRIGGER persons_no_delete
-- next
DROP TRIGGER persons_no_replace
-- next
DROP TRIGGER installation_kept
-- next
DROP TRIGGER installation_no_delete
-- next
DROP TRIGGER installation_no_replace
-- next
DROP TRIGGER grant_requests_answered_once
-- next
DROP TRIGGER grant_requests_no_delete
-- next
DROP TRIGGER grant_requests_no_replace
