/** Events as bytes: the Avro codec, the schemas topic and the CloudEvents headers. */
@NullMarked
package com.dashtam.platform.events;

import org.jspecify.annotations.NullMarked;
