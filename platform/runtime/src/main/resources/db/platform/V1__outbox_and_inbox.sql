-- The outbox: one row an event, in the columns of Debezium's outbox event router plus one column a
-- header. Range partitions by day; there is no default partition, so that they can leave by
-- DETACH CONCURRENTLY.
create sequence outbox_sequence;

create table outbox (
    id            uuid        not null,
    created_at    timestamptz not null default clock_timestamp(),
    sequence      bigint      not null default nextval('outbox_sequence'),
    aggregatetype text        not null,
    aggregateid   text        not null,
    type          text        not null,
    payload       bytea       not null,
    schema_hash   text        not null,
    subject       text,
    workflow      text        not null,
    workflow_id   uuid        not null,
    phase         text        not null,
    actor         text        not null,
    client_ip     text,
    user_agent    text,
    traceparent   text,
    primary key (id, created_at)
) partition by range (created_at);

create publication dashtam_outbox for table outbox
    with (publish = 'insert', publish_via_partition_root = true);

-- Every schema this service has ever written with, so that any release's relay can publish it.
create table event_schema (
    hash       text primary key,
    definition text        not null,
    added_at   timestamptz not null default now()
);

-- How far Kafka has acknowledged: the age of the newest row that is certainly there. repair_from is
-- set from the moment a lost slot is replaced until the rows it may have missed are sent again.
create table relay_progress (
    slot_name   text primary key,
    acked_at    timestamptz not null,
    repair_from timestamptz
);

-- Event ids whose effect is committed, per consumer.
create table inbox (
    consumer    text        not null,
    event_id    uuid        not null,
    received_at timestamptz not null default now(),
    primary key (consumer, event_id)
);
create index inbox_received_at on inbox (received_at);

-- Keys with a dead letter: later events of the key wait behind it until an operator replays them.
create table inbox_parked_key (
    consumer  text        not null,
    topic     text        not null,
    key       text        not null,
    parked_at timestamptz not null default now(),
    primary key (consumer, topic, key)
);

grant select, insert on outbox, event_schema to ${app_role};
grant usage on sequence outbox_sequence to ${app_role};
-- update: FOR SHARE and FOR UPDATE ask for it.
grant select, insert, update, delete on inbox, inbox_parked_key to ${app_role};
grant select on outbox, event_schema to ${relay_role};
grant select, insert, update on relay_progress to ${relay_role};
