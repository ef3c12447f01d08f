-- A role that changes voids access tokens, a rotation refresh tokens too.
alter table users add min_refresh_version integer not null default 1;

alter table token_settings
    add grace_seconds integer not null default 300 check (grace_seconds >= 0),
    add rotated_at    timestamptz,
    add rotation_note text,
    add check ((rotated_at is null) = (rotation_note is null));
