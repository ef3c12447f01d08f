-- One service's database and the three roles that may connect to it. The variables are psql's:
-- psql -v database=identity -v owner=identity_owner -v owner_password=... -f service-database.sql

CREATE ROLE :"owner" LOGIN;
CREATE ROLE :"app" LOGIN;
CREATE ROLE :"relay" LOGIN REPLICATION;

ALTER ROLE :"owner" PASSWORD :'owner_password';
ALTER ROLE :"app" PASSWORD :'app_password';
ALTER ROLE :"relay" PASSWORD :'relay_password';

-- The relay's repair margin is longer than any transaction that writes events can be.
ALTER ROLE :"app" SET transaction_timeout = '60s';

CREATE DATABASE :"database" OWNER :"owner";
REVOKE ALL ON DATABASE :"database" FROM PUBLIC;
GRANT CONNECT ON DATABASE :"database" TO :"owner", :"app", :"relay";
