/** What this service knows of the connections that provider-service keeps. */
@NullMarked
package com.dashtam.sync.domain.connection;

import org.jspecify.annotations.NullMarked;
