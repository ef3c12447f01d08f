-- From when on a connection is to be read beside its schedule, because the institution has told of
-- something new.
alter table connection add wanted_at timestamptz;
create index connection_wanted on connection (wanted_at)
    where wanted_at is not null and status = 'active';
