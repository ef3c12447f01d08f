package com.dashtam.platform.sample;

import com.dashtam.kernel.command.Caller;
import com.dashtam.platform.sample.api.ThingApi;
import com.dashtam.platform.sample.model.Kind;
import com.dashtam.platform.sample.model.Seen;
import com.dashtam.platform.sample.model.Thing;
import com.dashtam.platform.security.CurrentCaller;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

@RestController
final class ThingController implements ThingApi {

    private final CurrentCaller current;

    ThingController(CurrentCaller current) {
        this.current = current;
    }

    @Override
    public ResponseEntity<Thing> createThing(Thing thing) {
        return ResponseEntity.status(HttpStatus.CREATED).body(thing);
    }

    @Override
    public ResponseEntity<Void> deleteThing(UUID thingId) {
        return ResponseEntity.noContent().build();
    }

    @Override
    public ResponseEntity<Seen> getThing(UUID thingId) {
        return ResponseEntity.ok(seen(current.caller()));
    }

    @Override
    public ResponseEntity<List<Thing>> listThings(
            Integer limit,
            @Nullable Kind kind,
            @Nullable UUID owner,
            @Nullable LocalDate since,
            Boolean activeOnly,
            @Nullable List<String> tag) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(Duration.ofDays(1)))
                .body(List.of());
    }

    static Seen seen(Caller caller) {
        return new Seen()
                .actor(caller.actor().text())
                .clientIp(caller.clientIp().orElse(null))
                .userAgent(caller.userAgent().orElse(null))
                .traceparent(caller.traceparent().orElse(null))
                .sessionId(caller.sessionId().orElse(null));
    }
}
