/** What a service holds of one user, told to identity-service. */
@NullMarked
package com.dashtam.platform.export;

import org.jspecify.annotations.NullMarked;
