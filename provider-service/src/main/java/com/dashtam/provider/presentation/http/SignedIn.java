package com.dashtam.provider.presentation.http;

import com.dashtam.kernel.command.Actor;
import com.dashtam.kernel.command.Caller;
import com.dashtam.kernel.problem.ProblemType;
import com.dashtam.platform.http.ProblemException;
import com.dashtam.platform.http.RequestContext;
import java.util.UUID;

/** Who called the operation at hand. */
public final class SignedIn {

    private SignedIn() {}

    public static Caller caller() {
        return RequestContext.current()
                .orElseThrow(() -> new IllegalStateException("no request is being served"))
                .caller();
    }

    /** The signed-in user; access control lets nobody else through to such operations. */
    public static UUID userId() {
        return switch (caller().actor()) {
            case Actor.User(var id) -> id;
            case Actor.Service _, Actor.System _, Actor.Anonymous _ ->
                    throw new ProblemException(
                            ProblemType.UNAUTHORIZED, "This is for signed-in users.");
        };
    }
}
