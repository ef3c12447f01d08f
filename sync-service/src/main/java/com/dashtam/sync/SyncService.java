package com.dashtam.sync;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/** The process. */
@SpringBootConfiguration
@EnableAutoConfiguration
@Import(SyncComposition.class)
public class SyncService {

    public static void main(String[] args) {
        SpringApplication.run(SyncService.class, args);
    }
}
