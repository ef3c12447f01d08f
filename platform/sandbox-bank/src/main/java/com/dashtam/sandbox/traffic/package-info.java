/** What is counted and what goes wrong on purpose, per kind of request. */
@NullMarked
package com.dashtam.sandbox.traffic;

import org.jspecify.annotations.NullMarked;
