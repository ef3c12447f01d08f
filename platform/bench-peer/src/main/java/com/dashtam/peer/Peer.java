package com.dashtam.peer;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;

/** A stock gateway; the profile says whether it forwards only, or checks tokens and limits too. */
@SpringBootApplication
public class Peer {

    public static void main(String[] arguments) {
        SpringApplication.run(Peer.class, arguments);
    }

    @Bean
    RouterFunction<ServerResponse> ready() {
        return RouterFunctions.route()
                .GET("/ready", request -> ServerResponse.ok().build())
                .build();
    }
}
