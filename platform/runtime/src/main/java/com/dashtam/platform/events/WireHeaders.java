package com.dashtam.platform.events;

/** The record headers of an event: CloudEvents 1.0 in the Kafka binding's binary mode, and ours. */
final class WireHeaders {

    static final String SPEC_VERSION = "ce_specversion";
    static final String ID = "ce_id";
    static final String SOURCE = "ce_source";
    static final String TYPE = "ce_type";
    static final String TIME = "ce_time";
    static final String SUBJECT = "ce_subject";
    static final String WORKFLOW = "ce_workflow";
    static final String WORKFLOW_ID = "ce_workflowid";
    static final String PHASE = "ce_phase";
    static final String ACTOR = "ce_actor";
    static final String CLIENT_IP = "ce_clientip";
    static final String USER_AGENT = "ce_useragent";
    static final String SESSION_ID = "ce_sessionid";
    static final String TRACEPARENT = "traceparent";
    static final String SCHEMA = "schema";
    static final String CONTENT_TYPE = "content-type";

    static final String AVRO_SINGLE_OBJECT = "application/vnd.apache.avro.single-object";

    private WireHeaders() {}
}
