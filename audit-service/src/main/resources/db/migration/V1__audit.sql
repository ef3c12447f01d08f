-- The trail. Nobody but the owner may change or remove a row: the service itself only adds and
-- reads. Range partitions by month of storing, which the UUIDv7 record_id carries: so the id alone
-- is unique over all of them, the newest records are in the last one, and each holds a contiguous
-- part of the trail.
create sequence audit_record_sequence;

create table audit_record (
    record_id     uuid        not null primary key,
    sequence      bigint      not null default nextval('audit_record_sequence'),
    recorded_at   timestamptz not null,
    occurred_at   timestamptz not null,
    event_id      uuid        not null,
    source        text        not null,
    action        text        not null,
    category      text        not null,
    workflow      text        not null,
    workflow_id   uuid        not null,
    phase         text        not null,
    actor         text        not null,
    user_id       uuid,
    resource_type text,
    resource_id   text,
    client_ip     text,
    user_agent    text,
    traceparent   text,
    -- json, not jsonb: the text is kept as it was written.
    details       json        not null
) partition by range (record_id);

create index audit_record_user on audit_record (user_id, record_id) where user_id is not null;
create index audit_record_workflow_id on audit_record (workflow_id, record_id);
create index audit_record_action on audit_record (action, record_id);
create index audit_record_resource on audit_record (resource_id, record_id) where resource_id is not null;
create index audit_record_occurred_at on audit_record (occurred_at);

grant select, insert on audit_record to ${app_role};
grant usage on sequence audit_record_sequence to ${app_role};

-- Runs of workflows that lack an end: the outcome (open), or, while an outcome has overtaken its
-- attempt, the attempt. Rows leave as soon as they have both.
create table open_workflow (
    workflow_id  uuid primary key,
    workflow     text not null,
    source       text not null,
    attempted_at timestamptz,
    due_at       timestamptz,
    ended_at     timestamptz,
    check ((attempted_at is null) = (due_at is null)),
    check (attempted_at is not null or ended_at is not null)
) with (autovacuum_vacuum_scale_factor = 0.02);

create index open_workflow_due on open_workflow (due_at, workflow_id) where attempted_at is not null;
create index open_workflow_ended on open_workflow (ended_at) where ended_at is not null;

grant select, insert, update, delete on open_workflow to ${app_role};
