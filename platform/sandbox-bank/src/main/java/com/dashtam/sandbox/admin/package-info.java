/** The calls by which a test moves the bank: postings, faults, clock, counters. */
@NullMarked
package com.dashtam.sandbox.admin;

import org.jspecify.annotations.NullMarked;
