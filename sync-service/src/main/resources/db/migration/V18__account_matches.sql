-- Accounts that may be other ones than before: the user is asked, and they are not kept until then.
create table account_match (
    id                  uuid        primary key,
    user_id             uuid        not null,
    connection_id       uuid        not null references connection (id),
    provider_account_id text        collate "C" not null,
    number_masked       text        not null,
    name                text        not null,
    type                text        not null,
    currency            text        not null,
    balance             numeric     not null,
    available_balance   numeric,
    active              boolean     not null,
    candidates          uuid[]      not null,
    asked_at            timestamptz not null,
    unique (connection_id, provider_account_id)
);
create index account_match_user on account_match (user_id, asked_at);
