/** Workflows whose attempt has no outcome yet. */
@NullMarked
package com.dashtam.audit.domain.workflow;

import org.jspecify.annotations.NullMarked;
