package com.dashtam.platform.sample;

import com.dashtam.platform.sample.api.InternalApi;
import com.dashtam.platform.sample.model.Seen;
import com.dashtam.platform.security.CurrentCaller;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

@RestController
final class InternalController implements InternalApi {

    private final CurrentCaller current;

    InternalController(CurrentCaller current) {
        this.current = current;
    }

    @Override
    public ResponseEntity<Void> giveNotice() {
        return ResponseEntity.noContent().build();
    }

    @Override
    public ResponseEntity<Seen> readSecrets() {
        return ResponseEntity.ok(ThingController.seen(current.caller()));
    }
}
