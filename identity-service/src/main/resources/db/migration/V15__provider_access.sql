-- Which providers a session had something to do with, in the order of their first time.
alter table sessions
    add providers_accessed        text[] not null default '{}',
    add last_provider_accessed    text,
    add last_provider_accessed_at timestamptz,
    add last_provider_sync_at     timestamptz;
