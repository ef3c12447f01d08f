package com.dashtam.provider.domain.feed;

/** What reaches an institution: over the network, or through the files it gives its customers. */
public sealed interface InstitutionAdapter permits OnlineInstitution, StatementFormat {}
