/** Use cases of those who administer users and the security of all. */
@NullMarked
package com.dashtam.identity.application.administration;

import org.jspecify.annotations.NullMarked;
