-- An account may be told of by several sources: by an institution, and by files of its statements.
-- Each source has a row of its own in this table; all but one of them are joined to that one, under
-- which the transactions of all are shown.
alter table account
    add column joined_to   uuid references account (id),
    add column ledger_id   uuid generated always as (coalesce(joined_to, id)) stored,
    add column met_version bigint not null default 0;
create index account_joined on account (joined_to) where joined_to is not null;

-- The account whose source names a transaction; the one that it is shown under stays account_id.
alter table transaction add column source_id uuid references account (id);
update transaction set source_id = account_id;
alter table transaction
    alter column source_id set not null,
    drop constraint transaction_account_id_provider_transaction_id_key,
    add constraint transaction_source unique (source_id, provider_transaction_id);
