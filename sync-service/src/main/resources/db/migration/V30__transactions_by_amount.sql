-- Lists of transactions may be in the order of their amounts.
create index transaction_amount on transaction (account_id, amount, id);

-- What few transactions are, or have: in a large account the rest is not read for them.
create index transaction_unsettled on transaction (account_id, date desc, id desc)
    where status <> 'settled';
create index transaction_symbol on transaction (account_id, lower(symbol), date desc, id desc)
    where symbol is not null;
