/** What users do to change their mail address. */
@NullMarked
package com.dashtam.identity.application.email;

import org.jspecify.annotations.NullMarked;
