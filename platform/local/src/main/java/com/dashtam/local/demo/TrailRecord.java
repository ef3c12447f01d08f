package com.dashtam.local.demo;

import tools.jackson.databind.JsonNode;

/**
 * An audit record, as far as the demo looks at it.
 *
 * @param userId whom it concerns, or ""
 * @param clientIp where the request came from, or ""
 */
record TrailRecord(
        String id,
        String workflow,
        String workflowId,
        String phase,
        String userId,
        String clientIp) {

    static TrailRecord of(JsonNode json) {
        return new TrailRecord(
                json.required("record_id").asString(),
                json.required("workflow").asString(),
                json.required("workflow_id").asString(),
                json.required("phase").asString(),
                json.path("user_id").asString(""),
                json.path("client_ip").asString(""));
    }

    boolean isAttempt() {
        return phase.equals("attempted");
    }

    boolean isOutcome() {
        return phase.equals("succeeded") || phase.equals("failed");
    }
}
