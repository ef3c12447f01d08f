/** The durable jobs that bring a connection in step, and the queue they wait in. */
@NullMarked
package com.dashtam.sync.domain.job;

import org.jspecify.annotations.NullMarked;
