-- By what the institution names, in its notices, that which the user has let us in to.
alter table connection add institution_reference text;
create index connection_reference on connection (provider_slug, institution_reference)
    where institution_reference is not null;

-- Notices that have had their effect; a row leaves when nobody sends its notice again any more.
create table webhook_receipt (
    provider_slug text        not null,
    notice_id     text        not null,
    received_at   timestamptz not null,
    primary key (provider_slug, notice_id)
);
create index webhook_receipt_received_at on webhook_receipt (received_at);
