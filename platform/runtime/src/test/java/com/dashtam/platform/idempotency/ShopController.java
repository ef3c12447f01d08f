package com.dashtam.platform.idempotency;

import com.dashtam.kernel.command.Caller;
import com.dashtam.kernel.problem.ProblemType;
import com.dashtam.kernel.result.Result;
import com.dashtam.platform.http.ProblemException;
import com.dashtam.platform.http.RequestContext;
import com.dashtam.platform.http.servlet.IdempotentAnswers;
import com.dashtam.platform.idempotency.Shop.Refusal;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

@RestController
final class ShopController {

    /** What is to be sent. */
    record Order(String name) {}

    private final Shop shop;
    private final IdempotentAnswers answers;

    ShopController(Shop shop, IdempotentAnswers answers) {
        this.shop = shop;
        this.answers = answers;
    }

    @PostMapping("/api/v1/parcels")
    ResponseEntity<Map<String, Object>> send(@RequestBody Order order) {
        return answer(() -> shop.send(order.name(), caller()));
    }

    @PostMapping("/api/v1/orders")
    ResponseEntity<Map<String, Object>> place(@RequestBody Order order) {
        return answer(() -> shop.place(order.name(), caller()));
    }

    @PostMapping("/api/v1/files")
    ResponseEntity<Map<String, Object>> file(@RequestPart MultipartFile file) {
        return answer(() -> shop.place(String.valueOf(file.getOriginalFilename()), caller()));
    }

    @PostMapping("/api/v1/notes")
    ResponseEntity<Map<String, Object>> note(@RequestBody Order order) {
        return answer(() -> shop.send(order.name(), caller()));
    }

    @PostMapping("/api/v1/oversights")
    ResponseEntity<Void> overlook() {
        return ResponseEntity.noContent().build();
    }

    private ResponseEntity<Map<String, Object>> answer(Supplier<Result<UUID, Refusal>> handler) {
        return answers.answer(handler, ShopController::sent, ShopController::refused);
    }

    private static ResponseEntity<Map<String, Object>> sent(UUID id) {
        return ResponseEntity.created(URI.create("/api/v1/parcels/" + id))
                .header("ETag", "\"" + id.hashCode() + "\"")
                .body(Map.of("id", id));
    }

    private static ProblemException refused(Refusal refusal) {
        return switch (refusal) {
            case SOLD_OUT -> new ProblemException(ProblemType.CONFLICT, "There is none left.");
            case CLOSED_FOR_NOW ->
                    new ProblemException(ProblemType.SERVICE_UNAVAILABLE, "Come back later.")
                            .retryAfter(Duration.ofSeconds(3));
        };
    }

    private static Caller caller() {
        return RequestContext.current().orElseThrow().caller();
    }
}
