package com.dashtam.provider;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/** The process. */
@SpringBootConfiguration
@EnableAutoConfiguration
@Import(ProviderComposition.class)
public class ProviderService {

    public static void main(String[] args) {
        SpringApplication.run(ProviderService.class, args);
    }
}
