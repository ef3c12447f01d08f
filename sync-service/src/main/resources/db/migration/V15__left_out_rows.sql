-- How a table is to be read, as JSON; told with the file.
alter table import_job add column mapping text;

-- The records of a file that were left out, the first of them; the job counts them all.
create table import_left_out (
    job_id    uuid    not null references import_job (id),
    seq       integer not null,
    kind      text    not null,
    line      integer,
    statement integer,
    row       integer,
    field     text,
    reason    text    not null,
    primary key (job_id, seq)
);
