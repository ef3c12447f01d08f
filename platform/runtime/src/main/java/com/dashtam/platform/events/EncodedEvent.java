package com.dashtam.platform.events;

/**
 * An event ready for the wire.
 *
 * @param key what orders it among others of its topic
 * @param payload Avro single-object encoding
 */
public record EncodedEvent(String topic, String key, EventMetadata metadata, byte[] payload) {}
