/** Connections to financial institutions: the catalogue, consent, credentials and adapters. */
@NullMarked
package com.dashtam.provider;

import org.jspecify.annotations.NullMarked;
