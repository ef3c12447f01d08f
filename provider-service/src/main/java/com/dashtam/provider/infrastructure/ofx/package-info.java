/** Statement files in OFX 1 (SGML, with QFX) and OFX 2 (XML), by a reader of our own. */
@NullMarked
package com.dashtam.provider.infrastructure.ofx;

import org.jspecify.annotations.NullMarked;
