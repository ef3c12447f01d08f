-- The last balance that was stated for the end of each day, by syncs and by files: what a history
-- and a comparison with transactions look at. The job leads to the value of the holdings.
create table day_balance (
    user_id    uuid        not null,
    account_id uuid        not null references account (id),
    day        date        not null,
    job_id     uuid        not null,
    balance    numeric     not null,
    currency   text        not null,
    stated_at  timestamptz not null,
    primary key (account_id, day)
);

insert into day_balance (user_id, account_id, day, job_id, balance, currency, stated_at)
select distinct on (account_id, (captured_at at time zone 'UTC')::date)
    user_id, account_id, (captured_at at time zone 'UTC')::date, job_id, balance, currency,
    captured_at
from balance_snapshot
order by account_id, (captured_at at time zone 'UTC')::date, captured_at desc, id desc;
