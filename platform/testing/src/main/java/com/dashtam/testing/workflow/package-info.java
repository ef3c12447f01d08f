/** Workflows without a database. */
@NullMarked
package com.dashtam.testing.workflow;

import org.jspecify.annotations.NullMarked;
