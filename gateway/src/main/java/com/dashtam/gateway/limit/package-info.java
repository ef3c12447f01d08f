/** Rate limits: token buckets in Redis, by the policy that an operation's contract names. */
@NullMarked
package com.dashtam.gateway.limit;

import org.jspecify.annotations.NullMarked;
