-- A user's changes to the ledger in the order of their commits: whoever changes transactions locks
-- the user's row first and gives the rows the next version, so that a reader who has seen a version
-- has seen all before it.
create table ledger_clock (
    user_id uuid   primary key,
    version bigint not null
);
insert into ledger_clock (user_id, version) select distinct user_id, 1 from transaction;

-- One pass over what an institution or a file tells of the transactions of a connection.
create table reading (
    id            uuid        primary key,
    job_id        uuid        not null,
    connection_id uuid        not null references connection (id),
    began_at      timestamptz not null
);
create index reading_connection on reading (connection_id);

-- Where a row's present values come from, when they changed, and whether it is still there. A row
-- that is gone stays behind, unseen, so that it is known again and so that its end can be told.
alter table transaction
    add column reading_id      uuid,
    add column page            integer,
    add column version         bigint not null default 1,
    add column created_version bigint not null default 1,
    add column note            text,
    add column own_description text,
    add column removed_at      timestamptz,
    add column removed_by      text check (removed_by in ('institution', 'user')),
    add constraint transaction_removal check ((removed_at is null) = (removed_by is null));
alter table transaction
    alter column version drop default,
    alter column created_version drop default;
create index transaction_changes on transaction (user_id, version, id);
drop index transaction_pending;
create index transaction_pending on transaction (account_id, date) where status = 'pending';

-- Further identifiers under which an institution has told of a transaction.
create table transaction_alias (
    account_id              uuid not null references account (id),
    provider_transaction_id text collate "C" not null,
    transaction_id          uuid not null references transaction (id) on delete cascade,
    primary key (account_id, provider_transaction_id)
);
create index transaction_alias_transaction on transaction_alias (transaction_id);

-- What a transaction said before it was changed.
create table transaction_revision (
    transaction_id          uuid        not null references transaction (id) on delete cascade,
    version                 bigint      not null,
    replaced_at             timestamptz not null,
    provider_transaction_id text        collate "C" not null,
    subtype                 text        not null,
    status                  text        not null,
    amount                  numeric     not null,
    currency                text        not null,
    description             text        not null,
    date                    date        not null,
    settlement_date         date,
    primary key (transaction_id, version)
);

-- Postings that came under the identifier of another one, and are not in the ledger.
create table quarantined_transaction (
    id                      uuid        primary key default uuidv7(),
    user_id                 uuid        not null,
    account_id              uuid        not null references account (id),
    provider_transaction_id text        collate "C" not null,
    subtype                 text        not null,
    status                  text        not null,
    amount                  numeric     not null,
    currency                text        not null,
    description             text        not null,
    date                    date        not null,
    settlement_date         date,
    reading_id              uuid        not null,
    page                    integer     not null,
    first_seen_at           timestamptz not null,
    last_seen_at            timestamptz not null,
    unique (account_id, provider_transaction_id, date, amount, description)
);
create index quarantined_transaction_user on quarantined_transaction (user_id, id desc);

-- What a reading has shown so far stays here until it ends: it tells what was not shown. The jobs
-- that have rows here now will miss them and begin again.
truncate staged_transaction;
alter table staged_transaction
    add column page integer not null,
    add column fate text    not null default '';
drop index staged_transaction_job;
create index staged_transaction_job on staged_transaction (job_id, seq);
create index staged_transaction_held
    on staged_transaction (job_id, provider_account_id, provider_transaction_id)
    where fate = 'held';

-- What an institution says is gone, unless a row with this place or a later one shows it again.
create unlogged table staged_removal (
    job_id                  uuid    not null,
    next_row                integer not null,
    provider_account_id     text    collate "C" not null,
    provider_transaction_id text    collate "C" not null
);
create index staged_removal_job on staged_removal (job_id);
