/** Signatures under notices that more than one kind of institution makes. */
@NullMarked
package com.dashtam.provider.infrastructure.webhook;

import org.jspecify.annotations.NullMarked;
