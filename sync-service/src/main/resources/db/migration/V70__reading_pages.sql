-- What the pages of a reading were before anything was read from them: the SHA-256 of what the
-- institution sent, or of the file. Only of pages with a row that was new or changed.
create table reading_page (
    reading_id uuid    not null references reading (id) on delete cascade,
    page       integer not null,
    sha256     bytea   not null check (length(sha256) = 32),
    primary key (reading_id, page)
);
