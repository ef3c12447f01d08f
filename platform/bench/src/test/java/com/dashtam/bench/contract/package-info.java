/** What the OpenAPI files promise, as tests walk through it. */
@NullMarked
package com.dashtam.bench.contract;

import org.jspecify.annotations.NullMarked;
