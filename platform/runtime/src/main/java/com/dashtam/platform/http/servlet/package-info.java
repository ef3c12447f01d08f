/** HTTP as Spring MVC on Tomcat serves it: the contract enforced, every failure a problem. */
@NullMarked
package com.dashtam.platform.http.servlet;

import org.jspecify.annotations.NullMarked;
