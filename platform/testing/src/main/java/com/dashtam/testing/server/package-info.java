/** Real servers for tests, started once a JVM and shared by all tests in it. */
@NullMarked
package com.dashtam.testing.server;

import org.jspecify.annotations.NullMarked;
