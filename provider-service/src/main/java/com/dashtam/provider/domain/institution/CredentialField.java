package com.dashtam.provider.domain.institution;

/**
 * What a user has to type in to connect.
 *
 * @param name of the member of {@code credentials}
 * @param secret whether a form hides it
 */
public record CredentialField(String name, String label, boolean secret) {}
