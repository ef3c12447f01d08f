grant select, insert, update, delete on users, sessions, user_deletions to ${app_role};
grant select, insert, update, delete on refresh_tokens, mailed_tokens, mailed_token_requests, known_devices to ${app_role};
grant select, insert, update, delete on totp_factors, totp_enrollments, recovery_codes, passkeys, passkey_registrations, session_challenges to ${app_role};
grant select, insert, update, delete on email_changes to ${app_role};
grant select, insert, update, delete on data_exports to ${app_role};
grant select, insert, delete on data_export_archives to ${app_role};
grant select, insert, delete on email_change_tokens to ${app_role};
grant select, insert, update on signing_keys to ${app_role};
grant select, update on token_settings to ${app_role};
