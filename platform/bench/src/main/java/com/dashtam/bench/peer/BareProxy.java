package com.dashtam.bench.peer;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.dashtam.local.server.Ports;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** The nginx on the PATH, which forwards and does nothing else. */
final class BareProxy implements AutoCloseable {

    private static final String NAME = "nginx";
    private static final Duration START = Duration.ofSeconds(10);
    private static final Duration STOP = Duration.ofSeconds(5);
    private static final Duration POLL = Duration.ofMillis(20);
    private static final String CONFIGURATION =
            """
            daemon off;
            worker_processes 2;
            pid nginx.pid;
            error_log nginx.log;
            events { worker_connections 1024; }
            http {
                access_log off;
                client_body_temp_path temp-body;
                proxy_temp_path temp-proxy;
                fastcgi_temp_path temp-fastcgi;
                uwsgi_temp_path temp-uwsgi;
                scgi_temp_path temp-scgi;
                upstream service { server %s; keepalive 64; }
                server {
                    listen 127.0.0.1:%d;
                    keepalive_requests 100000000;
                    location / {
                        proxy_pass http://service;
                        proxy_http_version 1.1;
                        proxy_set_header Connection "";
                    }
                }
            }
            """;

    private final Process process;
    private final URI url;

    private BareProxy(Process process, URI url) {
        this.process = process;
        this.url = url;
    }

    /** In front of a service; absent where there is no nginx. */
    static Optional<BareProxy> start(URI service, Path folder) throws IOException {
        Optional<Path> program = program();
        if (program.isEmpty()) {
            return Optional.empty();
        }
        int port = Ports.free();
        Path home = Files.createDirectories(folder.resolve(NAME));
        Path configuration = home.resolve("nginx.conf");
        Files.writeString(configuration, CONFIGURATION.formatted(service.getAuthority(), port));
        Process process =
                new ProcessBuilder(
                                program.get().toString(),
                                "-p",
                                home.toString(),
                                "-e",
                                "nginx.log",
                                "-c",
                                configuration.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(Redirect.appendTo(home.resolve("out.log").toFile()))
                        .start();
        var proxy = new BareProxy(process, URI.create("http://127.0.0.1:" + port));
        proxy.awaitListening(port, home);
        return Optional.of(proxy);
    }

    private static Optional<Path> program() {
        String path = System.getenv().getOrDefault("PATH", "") + File.pathSeparator + "/usr/sbin";
        return Stream.of(path.split(File.pathSeparator))
                .map(folder -> Path.of(folder, NAME))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private void awaitListening(int port, Path home) throws IOException {
        Instant deadline = Instant.now().plus(START);
        while (!isListening(port)) {
            if (!process.isAlive() || Instant.now().isAfter(deadline)) {
                close();
                throw new IOException(
                        "nginx does not start: "
                                + Files.readString(home.resolve("out.log"), UTF_8));
            }
            LockSupport.parkNanos(POLL.toNanos());
        }
    }

    private static boolean isListening(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    URI url() {
        return url;
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(STOP.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
