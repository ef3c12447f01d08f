package com.dashtam.identity;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/** The identity service as a process. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(IdentityComposition.class)
public class IdentityService {

    public static void main(String[] arguments) {
        SpringApplication.run(IdentityService.class, arguments);
    }
}
