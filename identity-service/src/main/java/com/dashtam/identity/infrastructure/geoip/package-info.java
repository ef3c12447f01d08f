/** Where addresses are, told from a GeoIP database that the operator provides. */
@NullMarked
package com.dashtam.identity.infrastructure.geoip;

import org.jspecify.annotations.NullMarked;
