package com.dashtam.audit.domain.workflow;

import com.dashtam.audit.fixture.InMemoryOpenWorkflows;

class InMemoryOpenWorkflowsTest extends OpenWorkflowsContract {

    private final OpenWorkflows workflows = new InMemoryOpenWorkflows();

    @Override
    protected OpenWorkflows workflows() {
        return workflows;
    }
}
