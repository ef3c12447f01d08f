/** The service's tables in PostgreSQL. */
@NullMarked
package com.dashtam.identity.infrastructure.persistence;

import org.jspecify.annotations.NullMarked;
