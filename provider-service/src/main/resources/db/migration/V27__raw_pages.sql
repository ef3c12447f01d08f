-- Pages as institutions sent them, for support, as long as the operator wants; none by default.
-- Each is sealed with a key of its own. That key is sealed like a credential, in a column of its
-- own, so that keys rotate without a page being read.
create table raw_page (
    id            bigint      generated always as identity primary key,
    connection_id uuid        not null references connection (id),
    sha256        bytea       not null check (length(sha256) = 32),
    sealed_key    bytea       not null,
    sealed        bytea       not null,
    -- Of the page before it was sealed.
    bytes         integer     not null,
    received_at   timestamptz not null,
    unique (connection_id, sha256)
);
-- What is sealed does not get smaller.
alter table raw_page alter column sealed set storage external;
create index raw_page_received_at on raw_page (received_at);
