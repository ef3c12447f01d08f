/** The durable jobs that merge a statement file. */
@NullMarked
package com.dashtam.sync.domain.imports;

import org.jspecify.annotations.NullMarked;
