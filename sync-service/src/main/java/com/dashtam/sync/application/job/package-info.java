/** Starting, running and reading sync jobs. */
@NullMarked
package com.dashtam.sync.application.job;

import org.jspecify.annotations.NullMarked;
