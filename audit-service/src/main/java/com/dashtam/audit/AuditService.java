package com.dashtam.audit;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/** The process. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(AuditComposition.class)
public class AuditService {

    public static void main(String[] arguments) {
        var ignored = SpringApplication.run(AuditService.class, arguments);
    }
}
