-- The session from which the actor asked for what happened.
alter table outbox add session_id uuid;
