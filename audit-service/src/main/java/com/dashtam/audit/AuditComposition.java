package com.dashtam.audit;

import com.dashtam.audit.application.erasure.AnswerDeletionHandler;
import com.dashtam.audit.application.record.ReadRecordHandler;
import com.dashtam.audit.application.record.RecordEventsHandler;
import com.dashtam.audit.application.record.SearchRecordsHandler;
import com.dashtam.audit.application.record.Trail;
import com.dashtam.audit.application.workflow.ListOpenWorkflowsHandler;
import com.dashtam.audit.domain.record.AuditRecords;
import com.dashtam.audit.domain.workflow.OpenWorkflows;
import com.dashtam.audit.infrastructure.messaging.ContractDataViews;
import com.dashtam.audit.infrastructure.messaging.EventIntake;
import com.dashtam.audit.infrastructure.messaging.IdentityEvents;
import com.dashtam.audit.infrastructure.messaging.OutboxRecordFeed;
import com.dashtam.audit.infrastructure.monitoring.OpenWorkflowsHealth;
import com.dashtam.audit.infrastructure.monitoring.OpenWorkflowsMetrics;
import com.dashtam.audit.infrastructure.persistence.AuditMaintenance;
import com.dashtam.audit.infrastructure.persistence.AuditPartitions;
import com.dashtam.audit.infrastructure.persistence.JdbcAuditRecords;
import com.dashtam.audit.infrastructure.persistence.JdbcOpenWorkflows;
import com.dashtam.audit.presentation.http.record.AuditRecordsController;
import com.dashtam.audit.presentation.http.workflow.AuditWorkflowsController;
import com.dashtam.kernel.event.Topic;
import com.dashtam.kernel.id.Ids;
import com.dashtam.kernel.page.Cursors;
import com.dashtam.kernel.workflow.Transactions;
import com.dashtam.kernel.workflow.Workflows;
import com.dashtam.platform.database.DatabaseProperties;
import com.dashtam.platform.export.UserExport;
import com.dashtam.platform.inbox.EventSubscription;
import com.dashtam.platform.outbox.Outbox;
import com.dashtam.platform.security.CurrentCaller;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** How the audit service is put together. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AuditProperties.class)
class AuditComposition {

    private static final String RECORDS_OF_USER =
            """
            select record_id, recorded_at, occurred_at, source, action, category, workflow,
                workflow_id, phase, actor, resource_type, resource_id, client_ip, user_agent,
                details
            from audit_record where user_id = ? order by record_id
            """;

    @Bean
    AuditRecords auditRecords(JdbcClient jdbc, Ids ids) {
        return new JdbcAuditRecords(jdbc, ids);
    }

    @Bean
    OpenWorkflows openWorkflows(JdbcClient jdbc) {
        return new JdbcOpenWorkflows(jdbc);
    }

    @Bean
    Cursors cursors(AuditProperties properties) {
        return new Cursors(Base64.getDecoder().decode(properties.cursorSecret()), "audit-cursor");
    }

    @Bean
    Trail trail(
            AuditRecords records,
            Outbox outbox,
            Ids ids,
            InstantSource clock,
            @Value("${spring.application.name}") String service) {
        return new Trail(
                records,
                new OutboxRecordFeed(outbox),
                new ContractDataViews(ids, clock, service),
                clock);
    }

    @Bean
    EventSubscription everyEvent(Trail trail, OpenWorkflows workflows) {
        return EventSubscription.named(
                        "trail", Topic.IDENTITY, Topic.PROVIDER, Topic.SYNC, Topic.GATEWAY)
                .onEverything(new EventIntake(new RecordEventsHandler(trail, workflows)));
    }

    @Bean
    UserExport userExport(DataSource database, PlatformTransactionManager transactions) {
        return new UserExport(database, transactions, Map.of("audit_records", RECORDS_OF_USER));
    }

    @Bean
    EventSubscription identityEvents(AuditRecords records, Workflows workflows) {
        return IdentityEvents.subscription(new AnswerDeletionHandler(records, workflows));
    }

    @Bean
    AuditMaintenance auditMaintenance(
            DatabaseProperties database,
            OpenWorkflows workflows,
            AuditProperties properties,
            InstantSource clock) {
        return new AuditMaintenance(
                new AuditPartitions(database, properties.monthsAhead(), clock),
                workflows,
                clock,
                properties.maintenanceInterval(),
                properties.outcomeMemory());
    }

    @Bean
    OpenWorkflowsHealth openWorkflowsHealthIndicator(OpenWorkflows workflows, InstantSource clock) {
        return new OpenWorkflowsHealth(workflows, clock);
    }

    @Bean
    OpenWorkflowsMetrics openWorkflowsMetrics(OpenWorkflows workflows, InstantSource clock) {
        return new OpenWorkflowsMetrics(workflows, clock);
    }

    @Bean
    AuditRecordsController auditRecordsController(
            AuditRecords records,
            Trail trail,
            Cursors cursors,
            Transactions transactions,
            CurrentCaller current) {
        return new AuditRecordsController(
                new SearchRecordsHandler(records, trail, cursors, transactions),
                new ReadRecordHandler(records, trail, transactions),
                current);
    }

    @Bean
    AuditWorkflowsController auditWorkflowsController(
            OpenWorkflows workflows,
            Trail trail,
            Cursors cursors,
            Transactions transactions,
            InstantSource clock,
            CurrentCaller current) {
        return new AuditWorkflowsController(
                new ListOpenWorkflowsHandler(workflows, trail, cursors, transactions, clock),
                current);
    }
}
