package com.dashtam.local.system;

import com.dashtam.local.server.ServerFailure;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Properties;
import java.util.function.Supplier;

/** The passwords and keys of one installation: drawn at random once, then kept in a file. */
public final class Secrets {

    private static final int PASSWORD_BYTES = 24;
    private static final int KEY_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private static final String KEY_CREDENTIALS = "key.credentials";
    private static final String OWNER_ALONE = "rw-------";

    private final Path file;
    private final Properties values;

    private Secrets(Path file, Properties values) {
        this.file = file;
        this.values = values;
    }

    /** Reads the file, and adds what it lacks; only its owner may read it. */
    public static Secrets in(Path file) {
        Properties values = new Properties();
        try {
            if (Files.exists(file)) {
                try (var reader = Files.newBufferedReader(file)) {
                    values.load(reader);
                }
            }
            if (complete(values)) {
                write(values, file);
            }
            Secrets secrets = new Secrets(file, values);
            secrets.writeKeysetFile();
            return secrets;
        } catch (IOException e) {
            throw new ServerFailure("cannot read or write " + file, e);
        }
    }

    /** The superuser of PostgreSQL. */
    public String databaseSuperuser() {
        return value("db.postgres");
    }

    /**
     * @param role owner, app or relay
     */
    public String database(Component service, String role) {
        return value("db." + service.shortName() + "." + role);
    }

    /** What the service shows to get a token for calling another. */
    public String client(Component service) {
        return value("client." + service.shortName());
    }

    public String keyHmac() {
        return value("key.hmac");
    }

    public String keySigning() {
        return value("key.signing");
    }

    public String keyCredentials() {
        return value(KEY_CREDENTIALS);
    }

    /** The same in a file of its own, which is read again while the system runs. */
    public Path keyCredentialsFile() {
        return file.resolveSibling("credential-keys");
    }

    /** Draws one more key for credentials, which seals from now on; the others still open. */
    public void addCredentialKey() {
        changeKeyset(TinkKeyset.withNewPrimary(keyCredentials(), RANDOM));
    }

    /** Forgets all keys for credentials but the one that seals; returns how many. */
    public int retireCredentialKeys() {
        int before = TinkKeyset.size(keyCredentials());
        changeKeyset(TinkKeyset.primaryAlone(keyCredentials()));
        return before - 1;
    }

    /** The file comes last: what is in it is kept already, should this end in between. */
    private void changeKeyset(String keyset) {
        try {
            values.setProperty(KEY_CREDENTIALS, keyset);
            write(values, file);
            writeKeysetFile();
        } catch (IOException e) {
            throw new ServerFailure("cannot write " + file, e);
        }
    }

    private void writeKeysetFile() throws IOException {
        Path keys = keyCredentialsFile();
        if (Files.notExists(keys) || !Files.readString(keys).equals(keyCredentials())) {
            replace(keys, writer -> writer.write(keyCredentials()));
        }
    }

    public String auditorPassword() {
        return value("auditor.password");
    }

    public String adminPassword() {
        return value("admin.password");
    }

    public String bankClient() {
        return value("bank.client");
    }

    public String bankAdmin() {
        return value("bank.admin");
    }

    /** Under the notices that the bank sends. */
    public String bankWebhook() {
        return value("bank.webhook");
    }

    private String value(String name) {
        String value = values.getProperty(name);
        if (value == null) {
            throw new IllegalArgumentException("no secret is called " + name);
        }
        return value;
    }

    private static boolean complete(Properties values) {
        int before = values.size();
        add(values, "db.postgres", Secrets::password);
        for (Component service : Component.of(Component.Kind.SERVICE)) {
            add(values, "client." + service.shortName(), Secrets::password);
            if (service.hasDatabase()) {
                String prefix = "db." + service.shortName();
                add(values, prefix + ".owner", Secrets::password);
                add(values, prefix + ".app", Secrets::password);
                add(values, prefix + ".relay", Secrets::password);
            }
        }
        add(values, "key.hmac", Secrets::key);
        add(values, "key.signing", Secrets::key);
        add(values, KEY_CREDENTIALS, () -> TinkKeyset.aes256Gcm(RANDOM));
        // Beside the random part one character of each kind that a password must have.
        add(values, "auditor.password", () -> "Aa1!" + password());
        add(values, "admin.password", () -> "Aa1!" + password());
        add(values, "bank.client", Secrets::password);
        add(values, "bank.admin", Secrets::password);
        add(values, "bank.webhook", Secrets::key);
        return values.size() > before;
    }

    private static void add(Properties values, String name, Supplier<String> drawn) {
        if (!values.containsKey(name)) {
            values.setProperty(name, drawn.get());
        }
    }

    private static String password() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(PASSWORD_BYTES));
    }

    private static String key() {
        return Base64.getEncoder().encodeToString(bytes(KEY_BYTES));
    }

    private static byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    private static void write(Properties values, Path file) throws IOException {
        replace(
                file,
                writer ->
                        values.store(
                                writer,
                                "Keep these with the data beside them: they belong together."));
    }

    private interface Content {
        void to(Writer writer) throws IOException;
    }

    private static void replace(Path file, Content content) throws IOException {
        Path next = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(next);
        Files.createFile(
                next,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(OWNER_ALONE)));
        try (Writer writer = Files.newBufferedWriter(next)) {
            content.to(writer);
        }
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
