-- Who may not sign in because the account is to be deleted; a suspension is kept apart.
alter table users add deactivated_at timestamptz;

alter table mailed_tokens drop constraint mailed_tokens_purpose_check;
alter table mailed_tokens add constraint mailed_tokens_purpose_check
    check (purpose in ('verify_email', 'reset_password', 'restore_account'));

-- A row leaves when the wish is taken back, or with the account.
create table user_deletions (
    id           uuid        primary key,
    user_id      uuid        not null unique references users (id),
    requested_at timestamptz not null,
    due_at       timestamptz not null,
    begun_at     timestamptz,
    reported_at  timestamptz,
    answered     text[]      not null default '{}',
    workflow_id  uuid        not null,
    actor        text        not null,
    client_ip    text,
    user_agent   text,
    traceparent  text
);
create index user_deletions_due on user_deletions (due_at) where begun_at is null;
create index user_deletions_open on user_deletions (begun_at) where reported_at is null;
