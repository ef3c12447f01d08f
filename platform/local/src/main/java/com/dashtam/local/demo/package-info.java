/** The main job, done by a new user over HTTP and told step by step. */
@NullMarked
package com.dashtam.local.demo;

import org.jspecify.annotations.NullMarked;
