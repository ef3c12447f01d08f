package com.dashtam.identity;

import com.dashtam.identity.application.export.AbandonedExports;
import com.dashtam.identity.application.export.DownloadDataExportHandler;
import com.dashtam.identity.application.export.GetDataExportHandler;
import com.dashtam.identity.application.export.RunDataExports;
import com.dashtam.identity.application.export.StartDataExportHandler;
import com.dashtam.identity.application.mail.ExportCorrespondence;
import com.dashtam.identity.application.session.RecentAuthentication;
import com.dashtam.identity.domain.export.Archivist;
import com.dashtam.identity.domain.export.DataExports;
import com.dashtam.identity.domain.mail.Mailer;
import com.dashtam.identity.domain.user.Users;
import com.dashtam.identity.infrastructure.export.ExportProperties;
import com.dashtam.identity.infrastructure.work.RecurringWork;
import com.dashtam.kernel.id.Ids;
import com.dashtam.kernel.workflow.Transactions;
import com.dashtam.kernel.workflow.Workflows;
import java.time.InstantSource;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Joins the copies that users may have of their data to its ports. */
@Configuration(proxyBeanMethods = false)
class ExportComposition {

    @Bean
    StartDataExportHandler startDataExport(
            Workflows workflows,
            Transactions transactions,
            RecentAuthentication recent,
            Users users,
            DataExports exports,
            Ids ids,
            InstantSource clock) {
        return new StartDataExportHandler(
                workflows, transactions, recent, users, exports, ids, clock);
    }

    @Bean
    GetDataExportHandler getDataExport(DataExports exports) {
        return new GetDataExportHandler(exports);
    }

    @Bean
    DownloadDataExportHandler downloadDataExport(
            Workflows workflows,
            Transactions transactions,
            RecentAuthentication recent,
            DataExports exports,
            InstantSource clock) {
        return new DownloadDataExportHandler(workflows, transactions, recent, exports, clock);
    }

    @Bean
    AbandonedExports abandonedExports(
            Workflows workflows, DataExports exports, InstantSource clock) {
        return new AbandonedExports(workflows, exports, clock);
    }

    @Bean
    ExportCorrespondence exportCorrespondence(Users users, DataExports exports, Mailer mailer) {
        return new ExportCorrespondence(users, exports, mailer);
    }

    /** A thread of their own: making copies waits for other services. */
    @Bean
    RecurringWork dataExportWork(
            Workflows workflows,
            Transactions transactions,
            DataExports exports,
            Archivist archivist,
            InstantSource clock,
            ExportProperties properties,
            RecurringWork.Properties work) {
        var limits =
                new RunDataExports.Limits(
                        properties.lease(), properties.firstPause(), properties.maxAttempts());
        var run = new RunDataExports(workflows, transactions, exports, archivist, clock, limits);
        return new RecurringWork(
                Map.of("copies of users' data", run::run, "their destruction", run::expire), work);
    }
}
