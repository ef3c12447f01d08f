/** What operators see of the audit besides its records. */
@NullMarked
package com.dashtam.audit.infrastructure.monitoring;

import org.jspecify.annotations.NullMarked;
