-- Authenticator apps. The secret is sealed and bound to the user; a code's step serves once.
create table totp_factors (
    user_id       uuid   primary key references users (id) on delete cascade,
    sealed_secret text   not null,
    last_step     bigint not null
);

create table totp_enrollments (
    id            uuid        primary key,
    user_id       uuid        not null unique references users (id) on delete cascade,
    sealed_secret text        not null,
    expires_at    timestamptz not null,
    failures      integer     not null
);

create table recovery_codes (
    user_id   uuid  not null references users (id) on delete cascade,
    code_hash bytea not null check (length(code_hash) = 32),
    primary key (user_id, code_hash)
);

create table passkeys (
    id            uuid        primary key,
    user_id       uuid        not null references users (id) on delete cascade,
    name          text        not null check (length(name) between 1 and 100),
    credential_id text        not null unique,
    credential    text        not null,
    signatures    bigint      not null,
    transports    text[]      not null,
    created_at    timestamptz not null,
    used_at       timestamptz
);
create index passkeys_of_user on passkeys (user_id);

create table passkey_registrations (
    id         uuid        primary key,
    user_id    uuid        not null unique references users (id) on delete cascade,
    challenge  text        not null,
    expires_at timestamptz not null
);

-- Whom a challenge asks: whoever knew a password (then the device and the sign-in's workflow are
-- there), whoever uses a session, or anybody (then there is no user).
create table session_challenges (
    id           uuid        primary key,
    user_id      uuid        references users (id) on delete cascade,
    session_id   uuid        references sessions (id) on delete cascade,
    device_hash  bytea,
    device_known boolean,
    device_new   boolean,
    workflow_id  uuid,
    actor        text,
    client_ip    text,
    user_agent   text,
    traceparent  text,
    challenge    text        not null,
    expires_at   timestamptz not null,
    failures     integer     not null,
    answered_at  timestamptz,
    check (num_nonnulls(device_hash, device_known, device_new, workflow_id, actor) in (0, 5)),
    check (session_id is null or workflow_id is null),
    check (user_id is not null or (session_id is null and workflow_id is null))
);
create index session_challenges_expiry on session_challenges (expires_at);
