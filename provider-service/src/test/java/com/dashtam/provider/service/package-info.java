/** The running service, called over HTTP. */
@NullMarked
package com.dashtam.provider.service;

import org.jspecify.annotations.NullMarked;
