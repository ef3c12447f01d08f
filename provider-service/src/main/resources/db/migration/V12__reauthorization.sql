-- A consent for a connection that there is already; of a new one otherwise.
alter table consent add connection_id uuid;
