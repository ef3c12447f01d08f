package com.dashtam.identity.infrastructure.geoip;

import com.dashtam.identity.domain.session.Locations;
import com.dashtam.platform.observability.Degradation;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Gives the domain its locations, if there is a database of them. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(GeoIpProperties.class)
public class GeoIpConfiguration {

    @Bean
    Locations locations(GeoIpProperties geoIp, InstantSource clock, Degradation degradation) {
        return geoIp.database().isBlank()
                ? ipAddress -> Optional.empty()
                : new MaxMindLocations(Path.of(geoIp.database()), clock, degradation.part("geoip"));
    }
}
