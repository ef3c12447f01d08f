/** Tables of transactions or positions as comma-separated values, by FastCSV. */
@NullMarked
package com.dashtam.provider.infrastructure.csv;

import org.jspecify.annotations.NullMarked;
