/** Users, their addresses and passwords, and what locks them out. */
@NullMarked
package com.dashtam.identity.domain.user;

import org.jspecify.annotations.NullMarked;
