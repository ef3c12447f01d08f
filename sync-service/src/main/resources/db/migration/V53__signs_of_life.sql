-- Who works off jobs, or makes them by schedule, and when he last said so; for operators alone.
create table job_worker (
    instance   text        not null,
    duty       text        not null check (duty in ('syncs', 'imports', 'schedule')),
    slots      integer     not null,
    busy       integer     not null,
    started_at timestamptz not null,
    seen_at    timestamptz not null,
    primary key (instance, duty)
);

alter table sync_job add renewed_at timestamptz;
alter table import_job add renewed_at timestamptz;
create index sync_job_finished on sync_job (finished_at) where finished_at is not null;
create index sync_job_failed on sync_job (finished_at) where status = 'failed';
create index import_job_finished on import_job (finished_at) where finished_at is not null;
create index import_job_failed on import_job (finished_at) where status = 'failed';
