/** What is said of users who are to be forgotten. */
@NullMarked
package com.dashtam.audit.application.erasure;

import org.jspecify.annotations.NullMarked;
