/** What clients may send by mistake or in malice, to each operation. */
@NullMarked
package com.dashtam.bench.badinput;

import org.jspecify.annotations.NullMarked;
