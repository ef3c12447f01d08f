/** Taking from databases and topics what is to be reconciled. */
@NullMarked
package com.dashtam.bench.evidence;

import org.jspecify.annotations.NullMarked;
