/** Asking provider-service over its internal HTTP interface. */
@NullMarked
package com.dashtam.sync.infrastructure.feed;

import org.jspecify.annotations.NullMarked;
