-- Copies that users asked for. A worker holds one until run_after; attempts tells it from the next.
create table data_exports (
    id           uuid        primary key,
    user_id      uuid        not null references users (id),
    status       text        not null check (status in ('queued', 'succeeded', 'failed', 'expired')),
    attempts     integer     not null,
    run_after    timestamptz not null,
    requested_at timestamptz not null,
    finished_at  timestamptz,
    expires_at   timestamptz,
    size_bytes   bigint,
    workflow_id  uuid        not null,
    actor        text        not null,
    client_ip    text,
    user_agent   text,
    traceparent  text,
    check ((status = 'queued') = (finished_at is null))
);
create unique index data_exports_one_open on data_exports (user_id) where status = 'queued';
create index data_exports_of_user on data_exports (user_id, requested_at);
create index data_exports_due on data_exports (run_after) where status = 'queued';
create index data_exports_expiry on data_exports (expires_at) where status = 'succeeded';

create table data_export_archives (
    export_id uuid  primary key references data_exports (id) on delete cascade,
    sealed    bytea not null
);
-- Sealed bytes do not compress.
alter table data_export_archives alter column sealed set storage external;
