-- Wishes for another address: open until both addresses have answered, or for a day. The columns
-- from workflow_id on are the workflow, which the row keeps for as long as it is open.
create table email_changes (
    id                   uuid        primary key,
    user_id              uuid        not null references users (id),
    wanted_email         text        not null,
    current_confirmed_at timestamptz,
    wanted_confirmed_at  timestamptz,
    state                text        not null check (state in ('open', 'completed', 'expired', 'abandoned')),
    requested_at         timestamptz not null,
    expires_at           timestamptz not null,
    ended_at             timestamptz,
    workflow_id          uuid        not null,
    actor                text        not null,
    client_ip            text,
    user_agent           text,
    traceparent          text,
    check ((state = 'open') = (ended_at is null))
);
create unique index email_changes_one_open on email_changes (user_id) where state = 'open';
create index email_changes_of_user on email_changes (user_id, requested_at);
create index email_changes_due on email_changes (expires_at) where state = 'open';
create index email_changes_ended on email_changes (ended_at) where state <> 'open';

-- Each letter has a token of its own, also one that was sent again.
create table email_change_tokens (
    token_hash bytea primary key check (length(token_hash) = 32),
    change_id  uuid  not null references email_changes (id) on delete cascade,
    side       text  not null check (side in ('current', 'wanted'))
);
create index email_change_tokens_of_change on email_change_tokens (change_id);

-- A taken address must not end the transaction that finds it taken.
create function change_email(who uuid, wanted text) returns boolean language plpgsql as $$
begin
    update users set email = wanted, is_verified = true where id = who;
    return found;
exception when unique_violation then
    return false;
end
$$;
