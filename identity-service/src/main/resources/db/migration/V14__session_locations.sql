-- Where the sign-in came from, if a GeoIP database was there to tell.
alter table sessions add location text;
