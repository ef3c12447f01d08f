create table connection (
    id            uuid        primary key,
    user_id       uuid        not null,
    provider_slug text        not null,
    status        text        not null
        check (status in ('pending', 'active', 'expired', 'revoked', 'failed', 'disconnected')),
    alias         text        check (length(alias) <= 100),
    -- A connection for files: a user has one that is active.
    by_file       boolean     not null,
    connected_at  timestamptz,
    last_sync_at  timestamptz,
    created_at    timestamptz not null,
    updated_at    timestamptz not null
);
create index connection_user on connection (user_id, id desc);
create unique index connection_one_for_files on connection (user_id, provider_slug)
    where by_file and status = 'active';

-- One row a connection with tokens; gone with the disconnection. The lease says who may refresh.
create table credential (
    connection_id uuid        primary key references connection,
    sealed        bytea       not null,
    expires_at    timestamptz,
    lease_id      uuid,
    lease_until   timestamptz
);

-- Consents that were asked for; a row leaves when it is answered or some time after its end.
create table consent (
    state_hash      text        primary key,
    user_id         uuid        not null,
    provider_slug   text        not null,
    alias           text,
    sealed_verifier bytea       not null,
    nonce_hash      text        not null,
    redirect_uri    text        not null,
    expires_at      timestamptz not null
);
create index consent_expires_at on consent (expires_at);
