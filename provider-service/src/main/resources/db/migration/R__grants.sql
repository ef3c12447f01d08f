grant select, insert, update, delete on connection to ${app_role};
grant select, insert, update, delete on credential to ${app_role};
grant select, insert, update, delete on consent to ${app_role};
grant select, insert, update, delete on webhook_receipt to ${app_role};
grant select, insert, update, delete on raw_page to ${app_role};
