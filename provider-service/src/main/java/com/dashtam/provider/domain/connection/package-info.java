/** A user's connection to an institution and the states it goes through. */
@NullMarked
package com.dashtam.provider.domain.connection;

import org.jspecify.annotations.NullMarked;
