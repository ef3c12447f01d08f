/** What users and other services do until an account is gone. */
@NullMarked
package com.dashtam.identity.application.deletion;

import org.jspecify.annotations.NullMarked;
