package com.dashtam.identity;

import com.dashtam.identity.application.deletion.BeginDueDeletions;
import com.dashtam.identity.application.deletion.OpenAffairs;
import com.dashtam.identity.application.deletion.RecordErasure;
import com.dashtam.identity.application.deletion.ReportOverdueDeletions;
import com.dashtam.identity.application.deletion.RequestDeletionHandler;
import com.dashtam.identity.application.deletion.RestoreAccountHandler;
import com.dashtam.identity.application.email.AbandonedChanges;
import com.dashtam.identity.application.email.ConfirmEmailChangeHandler;
import com.dashtam.identity.application.email.ExpireEmailChanges;
import com.dashtam.identity.application.email.PendingEmailHandler;
import com.dashtam.identity.application.email.RequestEmailChangeHandler;
import com.dashtam.identity.application.export.AbandonedExports;
import com.dashtam.identity.application.mail.AddressCorrespondence;
import com.dashtam.identity.application.mail.DeletionCorrespondence;
import com.dashtam.identity.application.session.RecentAuthentication;
import com.dashtam.identity.application.session.RecordProviderAccess;
import com.dashtam.identity.application.session.TellExpiringSessions;
import com.dashtam.identity.domain.deletion.UserDeletions;
import com.dashtam.identity.domain.email.EmailChanges;
import com.dashtam.identity.domain.mail.Mailer;
import com.dashtam.identity.domain.session.Sessions;
import com.dashtam.identity.domain.token.MailedTokens;
import com.dashtam.identity.domain.user.Users;
import com.dashtam.identity.infrastructure.messaging.ErasureSubscription;
import com.dashtam.identity.infrastructure.messaging.ProviderAccessSubscription;
import com.dashtam.identity.infrastructure.work.DeletionProperties;
import com.dashtam.identity.infrastructure.work.RecurringWork;
import com.dashtam.kernel.id.Ids;
import com.dashtam.kernel.workflow.Transactions;
import com.dashtam.kernel.workflow.Workflows;
import com.dashtam.platform.inbox.EventSubscription;
import java.time.InstantSource;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Joins what users do with their accounts as a whole to its ports. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({RecurringWork.Properties.class, DeletionProperties.class})
class AccountComposition {

    @Bean
    RequestEmailChangeHandler requestEmailChange(
            Workflows workflows,
            Transactions transactions,
            RecentAuthentication recent,
            Users users,
            EmailChanges changes,
            AbandonedChanges abandoned,
            Ids ids,
            InstantSource clock) {
        return new RequestEmailChangeHandler(
                workflows, transactions, recent, users, changes, abandoned, ids, clock);
    }

    @Bean
    ConfirmEmailChangeHandler confirmEmailChange(
            Workflows workflows,
            Transactions transactions,
            Users users,
            EmailChanges changes,
            MailedTokens mailedTokens,
            InstantSource clock) {
        return new ConfirmEmailChangeHandler(
                workflows, transactions, users, changes, mailedTokens, clock);
    }

    @Bean
    PendingEmailHandler pendingEmail(EmailChanges changes, InstantSource clock) {
        return new PendingEmailHandler(changes, clock);
    }

    @Bean
    AddressCorrespondence addressCorrespondence(
            Users users,
            EmailChanges changes,
            Mailer mailer,
            RandomGenerator random,
            InstantSource clock) {
        return new AddressCorrespondence(users, changes, mailer, random, clock);
    }

    @Bean
    AbandonedChanges abandonedChanges(
            Workflows workflows, EmailChanges changes, InstantSource clock) {
        return new AbandonedChanges(workflows, changes, clock);
    }

    @Bean
    RequestDeletionHandler requestDeletion(
            Workflows workflows,
            Transactions transactions,
            RecentAuthentication recent,
            AbandonedChanges abandoned,
            AbandonedExports exports,
            Users users,
            Sessions sessions,
            MailedTokens mailedTokens,
            UserDeletions deletions,
            Ids ids,
            InstantSource clock,
            DeletionProperties properties) {
        return new RequestDeletionHandler(
                workflows,
                transactions,
                recent,
                new OpenAffairs(abandoned, exports),
                users,
                sessions,
                mailedTokens,
                deletions,
                ids,
                clock,
                properties.grace());
    }

    @Bean
    RestoreAccountHandler restoreAccount(
            Workflows workflows,
            Transactions transactions,
            Users users,
            UserDeletions deletions,
            MailedTokens mailedTokens,
            InstantSource clock) {
        return new RestoreAccountHandler(
                workflows, transactions, users, deletions, mailedTokens, clock);
    }

    @Bean
    DeletionCorrespondence deletionCorrespondence(
            Users users,
            UserDeletions deletions,
            MailedTokens mailedTokens,
            Mailer mailer,
            RandomGenerator random,
            InstantSource clock) {
        return new DeletionCorrespondence(users, deletions, mailedTokens, mailer, random, clock);
    }

    @Bean
    EventSubscription erasures(Workflows workflows, UserDeletions deletions) {
        return ErasureSubscription.of(new RecordErasure(workflows, deletions));
    }

    @Bean
    EventSubscription providerAccess(Workflows workflows, Sessions sessions) {
        return ProviderAccessSubscription.of(new RecordProviderAccess(workflows, sessions));
    }

    @Bean
    RecurringWork recurringWork(
            Workflows workflows,
            Transactions transactions,
            EmailChanges changes,
            UserDeletions deletions,
            Sessions sessions,
            InstantSource clock,
            RecurringWork.Properties properties,
            DeletionProperties deletion) {
        var expiry = new ExpireEmailChanges(workflows, transactions, changes, clock);
        var due = new BeginDueDeletions(workflows, transactions, deletions, clock);
        var overdue =
                new ReportOverdueDeletions(
                        workflows, transactions, deletions, clock, deletion.answerLimit());
        var expiring = new TellExpiringSessions(workflows, transactions, sessions, clock);
        return new RecurringWork(
                Map.of(
                        "the notice of sessions that end", expiring::run,
                        "the expiry of changes of address", expiry::run,
                        "the deletion of accounts", due::run,
                        "the report of overdue deletions", overdue::run),
                properties);
    }
}
