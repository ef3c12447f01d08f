package com.dashtam.local.demo;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One server-sent event.
 *
 * @param type "message" where the server names none
 */
record ServerEvent(String id, String type, String data) {

    JsonNode json() {
        return JsonMapper.shared().readTree(data);
    }
}
