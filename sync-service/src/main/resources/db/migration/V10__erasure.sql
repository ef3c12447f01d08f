-- A user who is to be forgotten is looked for in all of them, and what refers to each row, too.
create index connection_user on connection (user_id);
create index sync_job_user on sync_job (user_id);
create index sync_job_connection on sync_job (connection_id);
create index import_job_user on import_job (user_id);
