-- Lists show what is there: what was removed is kept out of the indexes that have their order, so
-- that the rows which an offset passes over are counted in an index and not read.
drop index transaction_account;
create index transaction_account on transaction (account_id, date desc, id desc)
    where removed_at is null;
drop index transaction_user;
create index transaction_user on transaction (user_id, date desc, id desc)
    where removed_at is null;

-- Merges look for removed transactions too, by their amounts.
drop index transaction_amount;
create index transaction_amount on transaction (account_id, amount, id) include (removed_at);

-- Lists of a type or a subtype, of which an account may have few or none.
create index transaction_subtype on transaction (account_id, subtype, date desc, id desc)
    where removed_at is null;
