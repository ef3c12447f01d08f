-- A transaction is shown under the account that its source's account is one with. One key says so,
-- and that both are there; each row that is written is looked up once for it, not twice.
alter table account add constraint account_ledger unique (id, ledger_id);
alter table transaction
    drop constraint transaction_account_id_fkey,
    drop constraint transaction_source_id_fkey,
    add constraint transaction_of_source foreign key (source_id, account_id)
        references account (id, ledger_id);
