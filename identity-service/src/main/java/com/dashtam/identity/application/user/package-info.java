/** What people do about their accounts. */
@NullMarked
package com.dashtam.identity.application.user;

import org.jspecify.annotations.NullMarked;
