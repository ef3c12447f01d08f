/** Writes the catalogues in docs/generated from the contracts, and finds them stale. */
@NullMarked
package com.dashtam.contract.catalogue;

import org.jspecify.annotations.NullMarked;
