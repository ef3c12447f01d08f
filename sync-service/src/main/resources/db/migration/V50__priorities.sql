-- The lower, the sooner a job goes. Waiting jobs are found in the order of their urgency and in that
-- of their waiting; running ones by when their lease runs out.
alter table sync_job add priority smallint not null default 0;
create index sync_job_urgent on sync_job (priority, id) where status = 'queued';
create index sync_job_waiting on sync_job (run_after, id) where status = 'queued';
create index sync_job_leased on sync_job (lease_until) where status = 'running';
create index import_job_waiting on import_job (run_after, id) where status = 'queued';
create index import_job_leased on import_job (lease_until) where status = 'running';
drop index sync_job_open;
