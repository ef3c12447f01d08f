/** Starting, running and reading imports of statement files. */
@NullMarked
package com.dashtam.sync.application.imports;

import org.jspecify.annotations.NullMarked;
