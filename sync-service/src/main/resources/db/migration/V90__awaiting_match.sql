-- Accounts about which their user is asked, and records of them: neither kept nor errors.
alter table sync_stage add awaiting_match integer not null default 0;
