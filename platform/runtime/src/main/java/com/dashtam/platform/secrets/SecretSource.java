package com.dashtam.platform.secrets;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where a process has its secrets from, as {@code DASHTAM_SECRETS} says: {@code environment}, which
 * is the default, {@code file:} and an absolute path of a folder, or {@code aws:} and a prefix.
 */
final class SecretSource {

    static final String SETTING = "DASHTAM_SECRETS";
    static final String AWS_ENDPOINT = "DASHTAM_SECRETS_AWS_ENDPOINT";

    private static final String ENVIRONMENT = "environment";
    private static final String FILE = "file:";
    private static final String AWS = "aws:";

    private SecretSource() {}

    /**
     * The source beside the environment; absent when that is the source.
     *
     * @param guarded whether secrets that everybody may read are refused
     * @param endpoint of AWS, in place of the region's own
     * @throws IllegalStateException when the setting is none of these, or nothing is there
     */
    static Optional<Secrets> of(String setting, boolean guarded, Optional<String> endpoint) {
        if (setting.equals(ENVIRONMENT)) {
            return Optional.empty();
        }
        if (setting.startsWith(FILE)) {
            return Optional.of(
                    new FolderSecrets(Path.of(setting.substring(FILE.length())), guarded));
        }
        if (setting.startsWith(AWS)) {
            return Optional.of(
                    AwsSecrets.of(setting.substring(AWS.length()), endpoint.map(URI::create)));
        }
        throw new IllegalStateException(
                SETTING + " is environment, file: with a folder, or aws: with a prefix");
    }
}
