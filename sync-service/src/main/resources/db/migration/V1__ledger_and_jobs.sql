-- Merging copies each page into a temporary table first.
grant temporary on database "${flyway:database}" to ${app_role};

-- What this service knows of provider-service's connections, and how far it has come with each.
create table connection (
    id                     uuid        primary key,
    user_id                uuid        not null,
    provider_slug          text        not null,
    status                 text        not null,
    alias                  text,
    accounts_synced_at     timestamptz,
    transactions_synced_at timestamptz,
    due_at                 timestamptz not null,
    updated_at             timestamptz not null
);
create index connection_due on connection (due_at) where status = 'active';

create table account (
    id                     uuid        primary key,
    user_id                uuid        not null,
    connection_id          uuid        not null references connection (id),
    provider_account_id    text        collate "C" not null,
    number_masked          text        not null,
    name                   text        not null,
    type                   text        not null,
    currency               text        not null check (currency ~ '^[A-Z]{3}$'),
    balance                numeric     not null check (scale(balance) <= 18 and abs(balance) < 1e20),
    available_balance      numeric,
    active                 boolean     not null,
    last_synced_at         timestamptz,
    transactions_synced_at timestamptz,
    created_at             timestamptz not null,
    updated_at             timestamptz not null,
    unique (connection_id, provider_account_id)
);
create index account_user on account (user_id);

-- Amounts have no declared scale: a declared one would round in silence.
create table transaction (
    id                      uuid        primary key,
    user_id                 uuid        not null,
    account_id              uuid        not null references account (id),
    provider_transaction_id text        collate "C" not null,
    subtype                 text        not null,
    status                  text        not null,
    amount                  numeric     not null check (scale(amount) <= 18 and abs(amount) < 1e20),
    currency                text        not null,
    description             text        not null,
    date                    date        not null,
    settlement_date         date,
    symbol                  text,
    security_name           text,
    quantity                numeric,
    unit_price              numeric,
    commission              numeric,
    created_at              timestamptz not null,
    updated_at              timestamptz not null,
    unique (account_id, provider_transaction_id)
);
create index transaction_user on transaction (user_id, date desc, id desc);
create index transaction_account on transaction (account_id, date desc, id desc);
create index transaction_pending on transaction (account_id, date) where status = 'pending';

-- Rows of a statement file that wait for the rest of it. Unlogged: a crash empties the table, and
-- the merge, which knows how many rows there must be, begins again.
create unlogged table staged_transaction (
    job_id                  uuid        not null,
    seq                     integer     not null,
    id                      uuid        not null,
    provider_account_id     text        collate "C" not null,
    provider_transaction_id text        collate "C" not null,
    settles                 text        collate "C",
    subtype                 text        not null,
    status                  text        not null,
    amount                  numeric     not null,
    currency                text        not null,
    description             text        not null,
    date                    date        not null,
    settlement_date         date,
    symbol                  text,
    security_name           text,
    quantity                numeric,
    unit_price              numeric,
    commission              numeric
);
create index staged_transaction_job on staged_transaction (job_id);

create table balance_snapshot (
    id                uuid        primary key,
    user_id           uuid        not null,
    account_id        uuid        not null references account (id),
    job_id            uuid        not null,
    balance           numeric     not null,
    available_balance numeric,
    currency          text        not null,
    source            text        not null,
    captured_at       timestamptz not null,
    unique (account_id, job_id)
);
create index balance_snapshot_account on balance_snapshot (account_id, captured_at desc, id desc);

-- The queue columns are alike in both kinds of job. `fence` grows with each claim; a worker writes
-- only while the row still has the fence that it was given.
create table sync_job (
    id            uuid        primary key,
    user_id       uuid        not null,
    connection_id uuid        not null references connection (id),
    scope         text        not null,
    account_id    uuid,
    window_from   date,
    window_to     date,
    full_read     boolean     not null,
    trigger       text        not null,
    source        text        not null,

    status        text        not null check (status in ('queued', 'running', 'succeeded', 'failed')),
    attempts      integer     not null default 0,
    claims        integer     not null default 0,
    fence         bigint      not null default 0,
    run_after     timestamptz not null,
    lease_until   timestamptz,
    worker        text,
    failure       text,
    workflow_id   uuid        not null,
    actor         text        not null,
    client_ip     text,
    user_agent    text,
    traceparent   text,
    created_at    timestamptz not null,
    started_at    timestamptz,
    finished_at   timestamptz
);
create index sync_job_open on sync_job (id) where status in ('queued', 'running');
create index sync_job_lane on sync_job (connection_id) where status in ('queued', 'running');
create unique index sync_job_one_runs on sync_job (connection_id) where status = 'running';
create unique index sync_job_one_asks
    on sync_job (connection_id, scope, account_id, window_from, window_to) nulls not distinct
    where status in ('queued', 'running');

create table sync_stage (
    job_id      uuid        not null references sync_job (id),
    kind        text        not null,
    workflow_id uuid        not null,
    status      text        not null,
    created     integer     not null,
    updated     integer     not null,
    unchanged   integer     not null,
    errors      integer     not null,
    carried     integer     not null,
    processed   integer     not null,
    started_at  timestamptz not null,
    primary key (job_id, kind)
);

create table import_job (
    id                     uuid        primary key,
    user_id                uuid        not null,
    connection_id          uuid,
    file_name              text        not null,
    file_format            text        not null,
    file_size              bigint      not null,
    content                bytea,
    accounts_created       integer     not null default 0,
    accounts_updated       integer     not null default 0,
    accounts_unchanged     integer     not null default 0,
    accounts_errors        integer     not null default 0,
    transactions_created   integer     not null default 0,
    transactions_updated   integer     not null default 0,
    transactions_unchanged integer     not null default 0,
    transactions_errors    integer     not null default 0,

    status                 text        not null check (status in ('queued', 'running', 'succeeded', 'failed')),
    attempts               integer     not null default 0,
    claims                 integer     not null default 0,
    fence                  bigint      not null default 0,
    run_after              timestamptz not null,
    lease_until            timestamptz,
    worker                 text,
    failure                text,
    workflow_id            uuid        not null,
    actor                  text        not null,
    client_ip              text,
    user_agent             text,
    traceparent            text,
    created_at             timestamptz not null,
    started_at             timestamptz,
    finished_at            timestamptz
);
-- Uncompressed, so that a slice of a file is read without the rest of it.
alter table import_job alter column content set storage external;
create index import_job_open on import_job (id) where status in ('queued', 'running');
create index import_job_lane on import_job (user_id) where status in ('queued', 'running');
create unique index import_job_one_runs on import_job (user_id) where status = 'running';
