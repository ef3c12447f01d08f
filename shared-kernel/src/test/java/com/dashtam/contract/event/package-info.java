/** The rules that event contracts keep to, and what may change in them from release to release. */
@NullMarked
package com.dashtam.contract.event;

import org.jspecify.annotations.NullMarked;
