/** Amounts that never lose their currency or a digit. */
@NullMarked
package com.dashtam.kernel.money;

import org.jspecify.annotations.NullMarked;
