package com.dashtam.provider.presentation.management;

import com.dashtam.kernel.command.Caller;
import com.dashtam.kernel.result.Result;
import com.dashtam.provider.application.credential.ResealCredentials;
import com.dashtam.provider.application.credential.ResealCredentials.Refusal;
import com.dashtam.provider.application.credential.ResealCredentials.Report;
import com.dashtam.provider.application.credential.ResealCredentialsHandler;
import com.dashtam.provider.domain.credential.SealedRows;
import com.dashtam.provider.domain.credential.SealingKeys;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;

/** The keys that credentials are sealed with (GET), and the move to the primary one (POST). */
@Endpoint(id = "credentialkeys")
public final class CredentialKeysEndpoint {

    /** Rows in one call, so that it is answered in time; whoever calls, calls again. */
    private static final int MOST_IN_A_CALL = 5_000;

    private static final Caller OPERATOR = Caller.system("operator");

    private final SealingKeys keys;
    private final List<SealedRows> tables;
    private final ResealCredentialsHandler reseal;

    public CredentialKeysEndpoint(
            SealingKeys keys, List<SealedRows> tables, ResealCredentialsHandler reseal) {
        this.keys = keys;
        this.tables = List.copyOf(tables);
        this.reseal = reseal;
    }

    /**
     * @param primary the id of the key that seals
     * @param rows how many values there are under each key, by its id; 0 for what was never sealed
     */
    public record Keys(String primary, Map<String, Long> rows) {}

    /** Reads the keys anew, and counts. */
    @ReadOperation
    public WebEndpointResponse<Keys> count() {
        if (!keys.reload()) {
            return unavailable();
        }
        var rows = new TreeMap<String, Long>();
        tables.forEach(table ->
                table.countByKey()
                        .forEach((key, count) -> rows.merge(text(key), count, Long::sum)));
        return new WebEndpointResponse<>(new Keys(text(keys.primary()), rows));
    }

    /**
     * @param left rows under other keys than the primary one, the unreadable ones among them
     */
    public record Resealed(String primary, long resealed, long unreadable, long left) {}

    /** Reads the keys anew, and seals what is under others with the primary one. */
    @WriteOperation
    public WebEndpointResponse<Resealed> reseal() {
        return switch (reseal.handle(new ResealCredentials(MOST_IN_A_CALL), OPERATOR)) {
            case Result.Ok<Report, Refusal>(var report) ->
                    new WebEndpointResponse<>(
                            new Resealed(
                                    text(report.primary()),
                                    report.resealed(),
                                    report.unreadable(),
                                    report.left()));
            case Result.Err<Report, Refusal>(var refusal) ->
                    switch (refusal) {
                        case KEYS_UNAVAILABLE -> unavailable();
                    };
        };
    }

    private static <T> WebEndpointResponse<T> unavailable() {
        return new WebEndpointResponse<>(WebEndpointResponse.STATUS_SERVICE_UNAVAILABLE);
    }

    /** As Tink writes it. */
    private static String text(int key) {
        return Integer.toUnsignedString(key);
    }
}
