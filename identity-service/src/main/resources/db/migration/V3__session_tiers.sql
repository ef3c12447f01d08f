-- How many sessions a user may have open at once: by tier, or by a number of his own.
alter table users
    add session_tier text not null default 'basic'
        check (session_tier in ('basic', 'essential', 'plus', 'premium', 'pro')),
    add max_sessions integer check (max_sessions > 0);
update users set session_tier = 'pro' where 'auditor' = any (roles);
