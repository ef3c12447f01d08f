-- What the holdings of an account came to when its balance was kept; nobody changes them either.
create table holding_snapshot (
    account_id     uuid    not null references account (id),
    job_id         uuid    not null,
    holdings_value numeric not null,
    cash_value     numeric,
    primary key (account_id, job_id)
);
