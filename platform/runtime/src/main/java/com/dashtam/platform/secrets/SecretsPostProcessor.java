package com.dashtam.platform.secrets;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;

/**
 * Lets placeholders such as {@code ${DASHTAM_DB_PASSWORD}} read secrets kept in files, and checks
 * the secrets before anything connects anywhere.
 */
final class SecretsPostProcessor implements EnvironmentPostProcessor, Ordered {

    private static final String PREFIX = "DASHTAM_";

    @Override
    public void postProcessEnvironment(
            ConfigurableEnvironment environment, SpringApplication application) {
        var present = present(environment);
        var secrets = new EnvironmentSecrets(environment::getProperty);
        new SecretsCheck(secrets)
                .check(
                        environment.getProperty("DASHTAM_ENVIRONMENT", SecretsCheck.LOCAL),
                        required(environment),
                        present);
        environment.getPropertySources().addLast(new Files(filesNamedIn(environment)));
    }

    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }

    /** Without the variables themselves: looking those up would come back here. */
    private static Secrets filesNamedIn(ConfigurableEnvironment environment) {
        return new EnvironmentSecrets(name ->
                name.endsWith(EnvironmentSecrets.FILE_SUFFIX)
                        ? environment.getProperty(name)
                        : null);
    }

    private static List<String> required(ConfigurableEnvironment environment) {
        return Binder.get(environment)
                .bind("dashtam.secrets.required", Bindable.listOf(String.class))
                .orElseGet(List::of);
    }

    private static Set<String> present(ConfigurableEnvironment environment) {
        var names = new TreeSet<String>();
        for (var source : environment.getPropertySources()) {
            if (source instanceof EnumerablePropertySource<?> enumerable) {
                for (var name : enumerable.getPropertyNames()) {
                    if (name.startsWith(PREFIX)) {
                        names.add(withoutSuffix(name));
                    }
                }
            }
        }
        return names;
    }

    private static String withoutSuffix(String name) {
        int end = name.length() - EnvironmentSecrets.FILE_SUFFIX.length();
        return name.endsWith(EnvironmentSecrets.FILE_SUFFIX) ? name.substring(0, end) : name;
    }

    /** Asked last, so only for what no variable holds. */
    private static final class Files extends PropertySource<Secrets> {

        Files(Secrets secrets) {
            super("secret files", secrets);
        }

        @Override
        public @Nullable Object getProperty(String name) {
            boolean file =
                    name.startsWith(PREFIX) && !name.endsWith(EnvironmentSecrets.FILE_SUFFIX);
            return file ? getSource().find(name).map(Secret::reveal).orElse(null) : null;
        }
    }
}
