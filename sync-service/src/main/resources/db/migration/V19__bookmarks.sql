-- From where the institution can tell what has changed in the transactions of all accounts.
alter table connection add bookmark text check (length(bookmark) <= 1024);
