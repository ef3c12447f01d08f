/** The workflows of this service, as the contracts name them. */
@NullMarked
package com.dashtam.provider.application;

import org.jspecify.annotations.NullMarked;
