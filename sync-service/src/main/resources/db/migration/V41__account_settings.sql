-- What users set for their accounts; no merge touches it.
alter table account
    add column excluded_from_net_worth boolean not null default false,
    add column own_name                text check (char_length(own_name) between 1 and 100);
