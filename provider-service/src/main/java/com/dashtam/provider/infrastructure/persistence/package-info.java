/** The tables of this service. */
@NullMarked
package com.dashtam.provider.infrastructure.persistence;

import org.jspecify.annotations.NullMarked;
