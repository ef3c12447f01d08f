-- What accounts hold. Numbers have no declared scale: a declared one would round in silence.
create table holding (
    id                  uuid        primary key,
    user_id             uuid        not null,
    account_id          uuid        not null references account (id),
    provider_holding_id text        collate "C" not null,
    symbol              text,
    security_name       text        not null,
    asset_type          text        not null,
    quantity            numeric     not null,
    currency            text        not null check (currency ~ '^[A-Z]{3}$'),
    market_value        numeric,
    cost_basis          numeric,
    average_price       numeric,
    current_price       numeric,
    active              boolean     not null,
    created_at          timestamptz not null,
    updated_at          timestamptz not null,
    unique (account_id, provider_holding_id)
);
create index holding_user on holding (user_id);

alter table connection add column holdings_synced_at timestamptz;
alter table account add column holdings_synced_at timestamptz;

alter table transaction add column asset_type text;
alter table staged_transaction add column asset_type text;

alter table sync_stage add column removed integer not null default 0;

alter table import_job
    add column holdings_created   integer not null default 0,
    add column holdings_updated   integer not null default 0,
    add column holdings_unchanged integer not null default 0,
    add column holdings_errors    integer not null default 0,
    add column holdings_removed   integer not null default 0;
