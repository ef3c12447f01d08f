package com.dashtam.local.demo;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Reads the audit trail page by page. */
final class TrailReader {

    private static final int PAGES = 30;

    private final Client auditor;

    TrailReader(Client auditor) {
        this.auditor = auditor;
    }

    /** All that happened from then on. */
    List<TrailRecord> since(Instant instant) {
        return pages("/audit/records?limit=100&from=" + instant, "records").stream()
                .map(TrailRecord::of)
                .toList();
    }

    /** The ids of all workflows that have no outcome yet, whether or not they may take longer. */
    List<String> openWorkflows() {
        return pages("/audit/open-workflows?limit=100&include_pending=true", "open_workflows")
                .stream()
                .map(open -> open.required("workflow_id").asString())
                .toList();
    }

    private List<JsonNode> pages(String path, String field) {
        List<JsonNode> found = new ArrayList<>();
        String cursor = "";
        for (int page = 0; page < PAGES; page++) {
            JsonNode answer = auditor.get(path + cursor).expect(200).json();
            answer.required(field).forEach(found::add);
            String next = answer.path("next_cursor").asString("");
            if (next.isEmpty()) {
                return found;
            }
            cursor = "&cursor=" + URLEncoder.encode(next, StandardCharsets.UTF_8);
        }
        throw new DemoFailure("%s has more than %d pages".formatted(path, PAGES));
    }
}
