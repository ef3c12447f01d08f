/** Sealing what must not be readable in the database. */
@NullMarked
package com.dashtam.provider.infrastructure.crypto;

import org.jspecify.annotations.NullMarked;
