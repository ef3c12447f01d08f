/** The whole system on one machine: its components, their ports, secrets and configuration. */
@NullMarked
package com.dashtam.local.system;

import org.jspecify.annotations.NullMarked;
