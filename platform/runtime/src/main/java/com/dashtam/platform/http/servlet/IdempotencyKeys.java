package com.dashtam.platform.http.servlet;

import com.dashtam.kernel.command.Actor;
import com.dashtam.platform.http.ApiHeaders;
import com.dashtam.platform.http.KeyedRequest;
import com.dashtam.platform.http.ProblemException;
import com.dashtam.platform.http.contract.Contract;
import com.dashtam.platform.http.contract.Operation;
import com.dashtam.platform.secrets.KeyedDigest;
import com.dashtam.platform.secrets.KeyedHash;
import com.dashtam.platform.secrets.Secrets;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import org.springframework.web.util.WebUtils;

/**
 * Reads the idempotency keys of requests, where the contract has them. On other operations the
 * header means nothing, as any header that a server does not know.
 */
final class IdempotencyKeys {

    private static final String PURPOSE = "idempotency-fingerprint";
    // The draft has a quoted string (RFC 9651, section 3.3.3); most clients send a bare one.
    private static final String KEY = "([A-Za-z0-9._~:/+=-]{1,255})";
    private static final Pattern FIELD = Pattern.compile("\"" + KEY + "\"|" + KEY);

    private final @Nullable KeyedHash fingerprints;

    private IdempotencyKeys(@Nullable KeyedHash fingerprints) {
        this.fingerprints = fingerprints;
    }

    /** Asks for a secret only when an operation of the contract needs it. */
    static IdempotencyKeys of(Contract contract, Secrets secrets) {
        boolean needed = contract.operations().stream().anyMatch(Operation::idempotencyKey);
        return new IdempotencyKeys(
                needed ? KeyedHash.of(secrets.require(KeyedHash.SECRET), PURPOSE) : null);
    }

    /**
     * @throws ProblemException of status 400 when the header is no key
     */
    Optional<KeyedRequest> read(HttpServletRequest request, Operation operation, Actor caller)
            throws IOException, ServletException {
        var fields = Collections.list(request.getHeaders(ApiHeaders.IDEMPOTENCY_KEY));
        if (fingerprints == null || !operation.idempotencyKey() || fields.isEmpty()) {
            return Optional.empty();
        }
        var key = parse(fields);
        return Optional.of(
                new KeyedRequest(
                        caller.text(),
                        operation.id(),
                        key,
                        request.getRequestURI(),
                        fingerprint(request, fingerprints.digest())));
    }

    private static String parse(List<String> fields) {
        Matcher field = FIELD.matcher(fields.getFirst().strip());
        if (fields.size() > 1 || !field.matches()) {
            throw ProblemException.invalid(
                    ApiHeaders.IDEMPOTENCY_KEY,
                    "pattern",
                    "must be given once, with 1 to 255 letters, digits and . _ ~ : / + = -");
        }
        return Objects.requireNonNullElseGet(field.group(1), () -> field.group(2));
    }

    private static byte[] fingerprint(HttpServletRequest request, KeyedDigest digest)
            throws IOException, ServletException {
        digest.add(request.getMethod())
                .add(request.getRequestURI())
                .add(Objects.requireNonNullElse(request.getQueryString(), ""));
        var multipart = WebUtils.getNativeRequest(request, MultipartHttpServletRequest.class);
        if (multipart == null) {
            return digest.add(LimitedRequest.wholeBody(request)).value();
        }
        // Spring reads the parts first, for its own words when they cannot be read.
        boolean ignored = multipart.getMultiFileMap().isEmpty();
        for (Part part : request.getParts()) {
            add(part, digest);
        }
        return digest.value();
    }

    /** Without what lies between the parts: a client draws a new boundary each time. */
    private static void add(Part part, KeyedDigest digest) throws IOException {
        digest.add(part.getName()).add(Objects.requireNonNullElse(part.getSubmittedFileName(), ""));
        try (InputStream content = part.getInputStream()) {
            digest.add(content);
        }
    }
}
