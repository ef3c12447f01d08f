/** Who a request is from: access tokens, ended sessions, permissions, and our own service token. */
@NullMarked
package com.dashtam.gateway.auth;

import org.jspecify.annotations.NullMarked;
