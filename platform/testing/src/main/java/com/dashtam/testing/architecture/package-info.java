/** The rules on how a service is built, as tests that every service runs. */
@NullMarked
package com.dashtam.testing.architecture;

import org.jspecify.annotations.NullMarked;
