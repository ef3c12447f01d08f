package com.dashtam.provider;

import com.dashtam.kernel.workflow.Workflows;
import com.dashtam.platform.security.CurrentCaller;
import com.dashtam.provider.application.rawpage.RawPageKeeping;
import com.dashtam.provider.application.rawpage.ViewRawPageHandler;
import com.dashtam.provider.domain.connection.Connections;
import com.dashtam.provider.domain.rawpage.RawPages;
import com.dashtam.provider.infrastructure.crypto.PageSeal;
import com.dashtam.provider.infrastructure.crypto.Seal;
import com.dashtam.provider.infrastructure.persistence.JdbcRawPages;
import com.dashtam.provider.infrastructure.work.BatchClock;
import com.dashtam.provider.presentation.http.rawpage.RawPageController;
import java.security.GeneralSecurityException;
import java.time.InstantSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Joins the parts that keep and show pages; {@link ProviderComposition} joins all others. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RawPageProperties.class)
class RawPageComposition {

    @Bean
    RawPages rawPages(JdbcClient jdbc, Seal seal) throws GeneralSecurityException {
        return new JdbcRawPages(jdbc, new PageSeal(seal));
    }

    @Bean
    RawPageKeeping rawPageKeeping(
            RawPages pages, RawPageProperties properties, InstantSource clock) {
        return new RawPageKeeping(pages, properties.policy(), clock);
    }

    /** Also where none are kept: they may have been until a moment ago. */
    @Bean
    BatchClock rawPageClock(RawPageKeeping keeping, RawPageProperties properties) {
        return new BatchClock("raw-pages", keeping::drop, properties.look());
    }

    @Bean
    RawPageController rawPageController(
            Workflows workflows,
            Connections connections,
            RawPages pages,
            RawPageKeeping keeping,
            CurrentCaller current) {
        return new RawPageController(
                new ViewRawPageHandler(workflows, connections, pages, keeping), current);
    }
}
