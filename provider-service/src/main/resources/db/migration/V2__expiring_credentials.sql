-- Whether the platform can renew a credential by itself, and when the user was told of its end.
alter table credential
    add column renewable boolean not null default true,
    add column told_at timestamptz;
alter table credential alter column renewable drop default;
create index credential_ending on credential (expires_at) where not renewable and told_at is null;
