/** Following the connections that provider-service keeps. */
@NullMarked
package com.dashtam.sync.application.connection;

import org.jspecify.annotations.NullMarked;
