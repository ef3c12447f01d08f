-- The session in which a consent was asked for: the browser that comes back with the answer shows none.
alter table consent add session_id uuid;
