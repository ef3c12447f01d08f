/** Statement files that are made to be read, and the process that reads them, alone. */
@NullMarked
package com.dashtam.bench.file;

import org.jspecify.annotations.NullMarked;
