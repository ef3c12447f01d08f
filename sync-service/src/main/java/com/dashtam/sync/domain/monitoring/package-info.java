/** What is seen of jobs, of all users together, and of those who work them off. */
@NullMarked
package com.dashtam.sync.domain.monitoring;

import org.jspecify.annotations.NullMarked;
