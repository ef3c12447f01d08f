-- Whether the owner was told that the session ends soon; a refresh puts the end off.
alter table sessions add expiry_told_at timestamptz;
create index sessions_to_tell on sessions (expires_at) where ended_at is null and expiry_told_at is null;
