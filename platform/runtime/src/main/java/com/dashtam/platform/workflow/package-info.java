/** Runs workflows on the outbox. */
@NullMarked
package com.dashtam.platform.workflow;

import org.jspecify.annotations.NullMarked;
