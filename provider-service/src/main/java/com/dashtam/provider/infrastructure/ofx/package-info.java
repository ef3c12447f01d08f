/** Statement files in OFX 1 (SGML, with QFX) and OFX 2 (XML). */
@NullMarked
package com.dashtam.provider.infrastructure.ofx;

import org.jspecify.annotations.NullMarked;
