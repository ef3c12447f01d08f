/** The identity service: users, their sessions and tokens, and the keys that sign them. */
@NullMarked
package com.dashtam.identity;

import org.jspecify.annotations.NullMarked;
