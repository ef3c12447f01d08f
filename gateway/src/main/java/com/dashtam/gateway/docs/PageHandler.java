package com.dashtam.gateway.docs;

import com.dashtam.gateway.contract.RoutingFilter;
import com.dashtam.platform.http.ProblemException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.HandlerFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/**
 * Answers {@code GET /docs} and {@code GET /docs/{file}}: the contracts for people, shown by
 * Swagger UI. Everything comes from here, and nothing in the page itself is a script or a style, so
 * the browser need trust nothing else.
 */
public final class PageHandler implements HandlerFunction<ServerResponse> {

    private static final String FILE = "file";
    private static final String PAGE = "index.html";
    private static final String LIBRARY = "/META-INF/resources/webjars/swagger-ui/%s/";
    private static final String LIBRARY_ABOUT =
            "/META-INF/maven/org.webjars/swagger-ui/pom.properties";
    private static final MediaType SCRIPT = MediaType.parseMediaType("text/javascript");
    private static final MediaType STYLE = MediaType.parseMediaType("text/css");
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                    + " connect-src 'self'; base-uri 'none'; form-action 'none';"
                    + " frame-ancestors 'none'";

    private final Map<String, Content> files = new LinkedHashMap<>();

    public PageHandler() {
        var library = LIBRARY.formatted(libraryVersion());
        add(PAGE, MediaType.TEXT_HTML, PAGE);
        add("docs.js", SCRIPT, "docs.js");
        add("docs.css", STYLE, "docs.css");
        add("swagger-ui.css", STYLE, library + "swagger-ui.css");
        add("swagger-ui-bundle.js", SCRIPT, library + "swagger-ui-bundle.js");
        add("favicon-32x32.png", MediaType.IMAGE_PNG, library + "favicon-32x32.png");
    }

    private void add(String name, MediaType type, String resource) {
        files.put(name, new Content(type, read(resource)));
    }

    private static String libraryVersion() {
        try (var input = PageHandler.class.getResourceAsStream(LIBRARY_ABOUT)) {
            var about = new Properties();
            about.load(Objects.requireNonNull(input, LIBRARY_ABOUT));
            return about.getProperty("version");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] read(String resource) {
        try (var input = PageHandler.class.getResourceAsStream(resource)) {
            return Objects.requireNonNull(input, resource).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Mono<ServerResponse> handle(ServerRequest request) {
        var name = RoutingFilter.foundIn(request.exchange()).variables().getOrDefault(FILE, PAGE);
        var file = files.get(name);
        if (file == null) {
            throw ProblemException.notFound();
        }
        request.exchange().getResponse().getHeaders().set("Content-Security-Policy", POLICY);
        return file.answer(request);
    }
}
