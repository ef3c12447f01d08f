/**
 * Real PostgreSQL, Kafka, Redis and mailbox servers as child processes, for the launcher and for
 * tests.
 */
@NullMarked
package com.dashtam.local.server;

import org.jspecify.annotations.NullMarked;
