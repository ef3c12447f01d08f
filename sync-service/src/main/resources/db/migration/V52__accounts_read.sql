-- How many accounts a stage has read, of how many.
alter table sync_stage add accounts_read integer not null default 0;
alter table sync_stage add accounts_total integer not null default 0;
