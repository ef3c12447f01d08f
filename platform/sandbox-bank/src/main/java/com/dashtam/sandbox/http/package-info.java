/** The thin HTTP layer that the bank stands on: requests, responses, routes and JSON. */
@NullMarked
package com.dashtam.sandbox.http;

import org.jspecify.annotations.NullMarked;
