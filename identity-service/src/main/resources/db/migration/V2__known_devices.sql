-- A device that has signed in shows its token to be known again. It has a lockout of its own; that
-- of the user counts the failures from all other devices.
create table known_devices (
    user_id               uuid        not null references users (id),
    token_hash            bytea       not null check (length(token_hash) = 32),
    failed_login_attempts integer     not null,
    locked_until          timestamptz,
    signed_in_at          timestamptz not null,
    primary key (user_id, token_hash)
);
create index known_devices_by_token on known_devices (token_hash);
create index known_devices_expiry on known_devices (signed_in_at);
