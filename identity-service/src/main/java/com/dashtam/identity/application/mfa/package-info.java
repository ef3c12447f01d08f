/** Adding and removing factors, and answering challenges with them. */
@NullMarked
package com.dashtam.identity.application.mfa;

import org.jspecify.annotations.NullMarked;
