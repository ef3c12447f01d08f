/** Short texts that stand for long or secret ones. */
@NullMarked
package com.dashtam.kernel.digest;

import org.jspecify.annotations.NullMarked;
