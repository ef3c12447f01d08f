/** Records and open workflows in PostgreSQL. */
@NullMarked
package com.dashtam.audit.infrastructure.persistence;

import org.jspecify.annotations.NullMarked;
