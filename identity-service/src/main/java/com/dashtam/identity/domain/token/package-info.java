/** The tokens that users and services present, and the rules of their exchange. */
@NullMarked
package com.dashtam.identity.domain.token;

import org.jspecify.annotations.NullMarked;
