package com.dashtam.platform.http;

import com.dashtam.platform.http.contract.Operation;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Decides who may call an operation. A server without one does not start. */
@FunctionalInterface
public interface AccessControl {

    /**
     * @param authorization the request's {@code Authorization} header
     * @return whom the request stands for; empty for public operations
     * @throws ProblemException of status 401 or 403 when it is refused
     */
    Optional<Principal> admit(Operation operation, @Nullable String authorization);
}
