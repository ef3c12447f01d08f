-- The version in which a row that was gone and has come back was first there: whoever has read since
-- then may know it, although created_version is the one in which it came back.
alter table transaction add column first_version bigint;
