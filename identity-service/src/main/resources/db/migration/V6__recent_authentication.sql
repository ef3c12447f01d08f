-- When the user of a session last proved who he is.
alter table sessions add authenticated_at timestamptz;
update sessions set authenticated_at = created_at;
alter table sessions alter authenticated_at set not null;
