-- Mails ask for more than the verification of an address.
alter table email_verifications rename to mailed_tokens;
alter index email_verifications_pkey rename to mailed_tokens_pkey;
alter index email_verifications_of_user rename to mailed_tokens_of_user;
alter index email_verifications_expiry rename to mailed_tokens_expiry;
alter table mailed_tokens
    add purpose text not null default 'verify_email'
        check (purpose in ('verify_email', 'reset_password'));
alter table mailed_tokens alter purpose drop default;

create table mailed_token_requests (
    user_id      uuid        not null references users (id),
    purpose      text        not null,
    requested_at timestamptz not null
);
create index mailed_token_requests_of_user on mailed_token_requests (user_id, purpose, requested_at);
create index mailed_token_requests_expiry on mailed_token_requests (requested_at);

-- Wrong passwords in a session that is open already; too many of them end it.
alter table sessions add failed_reauthentications integer not null default 0;
