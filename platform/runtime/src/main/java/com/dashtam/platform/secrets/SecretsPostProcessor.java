package com.dashtam.platform.secrets;

import java.util.List;
import java.util.Optional;
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
 * Lets placeholders such as {@code ${DASHTAM_DB_PASSWORD}} read secrets kept elsewhere, and checks
 * the secrets before anything connects anywhere.
 */
final class SecretsPostProcessor implements EnvironmentPostProcessor, Ordered {

    private static final String PREFIX = "DASHTAM_";

    @Override
    public void postProcessEnvironment(
            ConfigurableEnvironment environment, SpringApplication application) {
        var kind = environment.getProperty("DASHTAM_ENVIRONMENT", SecretsCheck.LOCAL);
        var present = present(environment);
        boolean guarded = !kind.equals(SecretsCheck.LOCAL);
        var elsewhere =
                SecretSource.of(
                        environment.getProperty(SecretSource.SETTING, "environment"),
                        guarded,
                        Optional.ofNullable(environment.getProperty(SecretSource.AWS_ENDPOINT)));
        elsewhere.ifPresent(_ -> refuseSecretsIn(present));
        Secrets secrets =
                elsewhere.orElseGet(() -> new EnvironmentSecrets(environment::getProperty));
        new SecretsCheck(secrets).check(kind, required(environment), present);
        environment
                .getPropertySources()
                .addLast(
                        new Elsewhere(
                                elsewhere.orElseGet(() -> filesNamedIn(environment)), guarded));
    }

    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }

    /** Two sources would leave it open which one counts. */
    private static void refuseSecretsIn(Set<String> present) {
        var secrets = present.stream().filter(SecretNames::isSecret).toList();
        if (!secrets.isEmpty()) {
            throw new IllegalStateException(
                    "secrets come from where "
                            + SecretSource.SETTING
                            + " says; the environment has some too: "
                            + String.join(", ", secrets));
        }
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
    private static final class Elsewhere extends PropertySource<Secrets> {

        private final boolean guarded;

        /**
         * @param guarded whether local defaults are refused, also of secrets that nobody requires
         */
        Elsewhere(Secrets secrets, boolean guarded) {
            super("secrets kept elsewhere", secrets);
            this.guarded = guarded;
        }

        @Override
        public @Nullable Object getProperty(String name) {
            boolean asked =
                    name.startsWith(PREFIX) && !name.endsWith(EnvironmentSecrets.FILE_SUFFIX);
            var secret = asked ? getSource().find(name) : Optional.<Secret>empty();
            if (guarded && secret.filter(SecretsCheck::isDefault).isPresent()) {
                throw new IllegalStateException(name + " still has its local default");
            }
            return secret.map(Secret::reveal).orElse(null);
        }
    }
}
