-- One row a request that carried an Idempotency-Key: taken by the workflow's first transaction,
-- answered by the one that ends it. Without a status it is under way, or broke off when the lease
-- is over; takes counts who may end it, so that a straggler cannot.
create table idempotency_key (
    caller      text        not null,
    operation   text        not null,
    key         text        not null,
    fingerprint bytea       not null,
    workflow_id uuid,
    takes       integer     not null default 1,
    lease_until timestamptz not null,
    status      integer,
    headers     text,
    body        bytea,
    created_at  timestamptz not null default now(),
    primary key (caller, operation, key)
);
create index idempotency_key_created_at on idempotency_key (created_at);

grant select, insert, update, delete on idempotency_key to ${app_role};
