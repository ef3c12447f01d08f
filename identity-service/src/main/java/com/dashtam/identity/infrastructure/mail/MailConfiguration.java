package com.dashtam.identity.infrastructure.mail;

import com.dashtam.identity.domain.mail.Mailer;
import com.dashtam.platform.observability.Degradation;
import com.dashtam.platform.security.SecurityProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mail.javamail.JavaMailSender;

/** Gives the domain its mailer. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MailProperties.class)
public class MailConfiguration {

    @Bean
    Mailer mailer(
            JavaMailSender sender,
            MailProperties mail,
            SecurityProperties security,
            Degradation degradation) {
        return new SmtpMailer(sender, mail.from(), security.issuer(), degradation.part("mail"));
    }
}
