-- Until when the institution wants to be left alone with this connection.
alter table connection add next_allowed_at timestamptz;
