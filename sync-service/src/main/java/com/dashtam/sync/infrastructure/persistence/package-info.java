/** The domain's ports on PostgreSQL. */
@NullMarked
package com.dashtam.sync.infrastructure.persistence;

import org.jspecify.annotations.NullMarked;
