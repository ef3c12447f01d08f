/**
 * What HTTP servers share whatever they run on: problems, headers, trace, request context, JSON.
 */
@NullMarked
package com.dashtam.platform.http;

import org.jspecify.annotations.NullMarked;
