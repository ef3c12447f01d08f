/** The client side of institutions' OAuth 2.0 servers. */
@NullMarked
package com.dashtam.provider.infrastructure.oauth;

import org.jspecify.annotations.NullMarked;
