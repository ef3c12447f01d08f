/** The data API in the shapes of the FDX v6 standard. */
@NullMarked
package com.dashtam.sandbox.fdx;

import org.jspecify.annotations.NullMarked;
