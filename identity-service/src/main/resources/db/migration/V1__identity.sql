create table users (
    id                    uuid        primary key,
    email                 text        not null unique check (email = lower(email) and length(email) between 5 and 255),
    password_hash         text        not null,
    roles                 text[]      not null check (roles <@ array['admin', 'user', 'readonly', 'auditor']),
    is_verified           boolean     not null,
    is_active             boolean     not null,
    failed_login_attempts integer     not null,
    locked_until          timestamptz,
    token_version         integer     not null,
    created_at            timestamptz not null
);

create table sessions (
    id               uuid        primary key,
    user_id          uuid        not null references users (id),
    device_info      text,
    ip_address       text,
    created_at       timestamptz not null,
    last_activity_at timestamptz not null,
    expires_at       timestamptz not null,
    ended_at         timestamptz,
    end_reason       text,
    check ((ended_at is null) = (end_reason is null))
);
create index sessions_of_user on sessions (user_id, id desc);
create index sessions_expiry on sessions (expires_at);

-- The tokens of one session are one family. An exchanged token keeps its successor sealed for the
-- few seconds in which a lost answer may be asked for again.
create table refresh_tokens (
    token_hash       bytea       primary key check (length(token_hash) = 32),
    session_id       uuid        not null references sessions (id),
    user_version     integer     not null,
    global_version   integer     not null,
    issued_at        timestamptz not null,
    exchanged_at     timestamptz,
    successor_hash   bytea,
    sealed_successor text,
    check ((exchanged_at is null) = (successor_hash is null))
);
create index refresh_tokens_of_session on refresh_tokens (session_id);
create unique index refresh_tokens_successor on refresh_tokens (successor_hash) where successor_hash is not null;
create index refresh_tokens_sealed on refresh_tokens (exchanged_at) where sealed_successor is not null;

create table email_verifications (
    token_hash bytea       primary key check (length(token_hash) = 32),
    user_id    uuid        not null references users (id),
    expires_at timestamptz not null,
    used_at    timestamptz
);
create index email_verifications_of_user on email_verifications (user_id);
create index email_verifications_expiry on email_verifications (expires_at);

-- The public half as X.509 SubjectPublicKeyInfo, the private half sealed and bound to the kid.
create table signing_keys (
    kid                text        primary key,
    algorithm          text        not null check (algorithm = 'RS256'),
    public_key         bytea       not null,
    sealed_private_key text        not null,
    not_before         timestamptz not null,
    retire_at          timestamptz
);

create table token_settings (
    id                   integer primary key check (id = 1),
    global_token_version integer not null
);
insert into token_settings (id, global_token_version) values (1, 1);
