/** Events from every topic in, stored records out. */
@NullMarked
package com.dashtam.audit.infrastructure.messaging;

import org.jspecify.annotations.NullMarked;
