/**
 * Calls to institutions that end in time, within bounds, and only where the configuration points.
 */
@NullMarked
package com.dashtam.provider.infrastructure.http;

import org.jspecify.annotations.NullMarked;
