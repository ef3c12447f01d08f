/** The append-only record of what happened in all services, and what is still open. */
@NullMarked
package com.dashtam.audit;

import org.jspecify.annotations.NullMarked;
