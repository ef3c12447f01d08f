grant select, insert, update, delete on connection, account, transaction, holding, sync_job, sync_stage,
    import_job, account_match, day_balance, job_worker to ${app_role};
grant select, insert, update, delete on ledger_clock, quarantined_transaction, import_left_out
    to ${app_role};
grant select, insert, update, delete on transaction_alias, transaction_revision to ${app_role};
grant select, insert, delete on balance_snapshot, holding_snapshot, erased_transaction to ${app_role};
grant select, insert, delete on reading to ${app_role};
grant select, insert on reading_page to ${app_role};
grant select, insert, update, delete on staged_transaction, staged_removal to ${app_role};
