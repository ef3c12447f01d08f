/** The rules that HTTP contracts keep to, and what may change in them from release to release. */
@NullMarked
package com.dashtam.contract.http;

import org.jspecify.annotations.NullMarked;
