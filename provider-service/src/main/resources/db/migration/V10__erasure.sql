-- A user who is to be forgotten is looked for in all of them.
create index consent_user on consent (user_id);
