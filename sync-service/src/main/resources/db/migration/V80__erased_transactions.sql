-- That transactions were deleted with their connection, for those who follow the changes: nothing of
-- them but their place in the order of changes, until no cursor is left that may not know of it.
create table erased_transaction (
    user_id         uuid        not null,
    version         bigint      not null,
    transaction_id  uuid        not null,
    account_id      uuid        not null,
    created_version bigint      not null,
    gone_at         timestamptz not null,
    primary key (user_id, version, transaction_id)
);
create index erased_transaction_gone on erased_transaction (gone_at);
