/** Hashing, sealing and signing. */
@NullMarked
package com.dashtam.identity.infrastructure.crypto;

import org.jspecify.annotations.NullMarked;
