package com.dashtam.platform.http.servlet;

import com.dashtam.kernel.id.Ids;
import com.dashtam.platform.http.AccessControl;
import com.dashtam.platform.http.Forwarders;
import com.dashtam.platform.http.StrictJson;
import com.dashtam.platform.http.contract.Contract;
import com.dashtam.platform.secrets.Secrets;
import jakarta.servlet.DispatcherType;
import java.util.EnumSet;
import java.util.List;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Scope;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.format.FormatterRegistry;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.json.JsonMapper;

/** What a service on Spring MVC gets by having this module on its class path. */
@AutoConfiguration(
        before = {
            ErrorMvcAutoConfiguration.class,
            JacksonAutoConfiguration.class,
            WebMvcAutoConfiguration.class
        })
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@EnableConfigurationProperties(HttpProperties.class)
@Import({ProblemAdvice.class, ProblemErrorController.class})
public class HttpConfiguration {

    @Bean
    @ConditionalOnMissingBean
    Contract contract(HttpProperties properties) {
        return Contract.load(properties.contracts());
    }

    @Bean
    ContractCoverage contractCoverage(
            Contract contract, RequestMappingHandlerMapping requestMappingHandlerMapping) {
        return new ContractCoverage(contract, requestMappingHandlerMapping);
    }

    @Bean
    @Scope("prototype")
    JsonMapper.Builder strictJsonBuilder(List<JsonMapperBuilderCustomizer> customizers) {
        var builder = StrictJson.builder();
        customizers.forEach(customizer -> customizer.customize(builder));
        return builder;
    }

    @Bean
    FilterRegistrationBean<ContextFilter> contextFilter(Forwarders forwarders, Ids ids) {
        var registration = new FilterRegistrationBean<>(new ContextFilter(forwarders, ids));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        registration.setDispatcherTypes(EnumSet.allOf(DispatcherType.class));
        return registration;
    }

    @Bean
    FilterRegistrationBean<Revalidation> revalidation() {
        var registration = new FilterRegistrationBean<>(new Revalidation());
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
        return registration;
    }

    @Bean
    WebMvcConfigurer contractConfigurer(Contract contract, AccessControl access, Secrets secrets) {
        var keys = IdempotencyKeys.of(contract, secrets);
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(new ContractInterceptor(contract, access, keys))
                        .order(Ordered.HIGHEST_PRECEDENCE);
            }

            @Override
            public void addFormatters(FormatterRegistry registry) {
                registry.addConverterFactory(new ContractEnums());
            }
        };
    }

    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> problemReports(Ids ids) {
        return factory ->
                factory.addContextCustomizers(context ->
                        context.getParent().getPipeline().addValve(new ProblemReportValve(ids)));
    }
}
