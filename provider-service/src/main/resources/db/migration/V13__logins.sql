-- Which accounts a connection opens, all together, as a keyed hash: the same login gives the same.
alter table connection add login_key text;
create index connection_login on connection (user_id, provider_slug, login_key)
    where login_key is not null;
