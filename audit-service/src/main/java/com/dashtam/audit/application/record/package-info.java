/** Storing events as records, and reading them. */
@NullMarked
package com.dashtam.audit.application.record;

import org.jspecify.annotations.NullMarked;
