/** What all use cases share: the workflows they run as. */
@NullMarked
package com.dashtam.identity.application;

import org.jspecify.annotations.NullMarked;
