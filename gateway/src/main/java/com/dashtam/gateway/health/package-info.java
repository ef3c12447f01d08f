/** What the gateway tells operators about the parts it can do without for a while. */
@NullMarked
package com.dashtam.gateway.health;

import org.jspecify.annotations.NullMarked;
