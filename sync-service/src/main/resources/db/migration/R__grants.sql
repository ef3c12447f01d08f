grant select, insert, update, delete on connection, account, transaction, holding, sync_job, sync_stage,
    import_job, account_match to ${app_role};
grant select, insert, delete on balance_snapshot, holding_snapshot, import_left_out to ${app_role};
grant select, insert, delete on staged_transaction to ${app_role};
