/** The contracts, published: one document for the HTTP interfaces, one schema for each event. */
@NullMarked
package com.dashtam.gateway.docs;

import org.jspecify.annotations.NullMarked;
