-- Whether what is sealed is a link token, of a new item or of one to repair; else a PKCE verifier.
alter table consent add link text check (link in ('new', 'repair'));
