/** Whether what docker-compose.yml and the Dockerfile say is enough to run our processes. */
@NullMarked
package com.dashtam.bench.image;

import org.jspecify.annotations.NullMarked;
