-- Of which day the balance and the holdings of an account are, where a file said so: an older file
-- read later does not undo them.
alter table account
    add column balance_as_of  date,
    add column holdings_as_of date;
