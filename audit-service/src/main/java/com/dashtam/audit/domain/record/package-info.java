/** What an audit record is, and the ports that keep and tell it. */
@NullMarked
package com.dashtam.audit.domain.record;

import org.jspecify.annotations.NullMarked;
