-- A user's jobs are listed newest first; whoever is to be forgotten is found by the same index.
create index sync_job_of_user on sync_job (user_id, id);
drop index sync_job_user;
