/** Gathers what all services hold of a user. */
@NullMarked
package com.dashtam.identity.infrastructure.export;

import org.jspecify.annotations.NullMarked;
