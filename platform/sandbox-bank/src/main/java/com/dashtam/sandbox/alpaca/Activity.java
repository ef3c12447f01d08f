package com.dashtam.sandbox.alpaca;

import com.dashtam.sandbox.http.Fields;
import java.time.Instant;
import java.time.LocalDate;

/**
 * One activity.
 *
 * @param id begins with its moment, so that the order of ids is the order of time
 * @param day what {@code after} and {@code until} look at
 */
record Activity(String id, Instant at, LocalDate day, String type, Fields shown) {}
