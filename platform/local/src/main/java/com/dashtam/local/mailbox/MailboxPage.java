package com.dashtam.local.mailbox;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code GET /} is a page for people; {@code GET /messages?to=…}, {@code GET /messages/{id}} and
 * {@code DELETE /messages} are JSON for programs.
 */
final class MailboxPage {

    private static final int OK = 200;
    private static final int NO_CONTENT = 204;
    private static final int NOT_FOUND = 404;
    private static final int METHOD_NOT_ALLOWED = 405;
    private static final String COLLECTION = "/messages";
    private static final String JSON = "application/json";
    private static final String HTML = "text/html; charset=utf-8";

    private final Messages messages;
    private final JsonMapper json = JsonMapper.shared();

    private MailboxPage(Messages messages) {
        this.messages = messages;
    }

    static void start(int port, Messages messages) throws IOException {
        MailboxPage page = new MailboxPage(messages);
        HttpServer server =
                HttpServer.create(
                        new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", page::handle);
        server.start();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            switch (exchange.getRequestMethod()) {
                case "GET", "HEAD" -> get(exchange);
                case "DELETE" -> delete(exchange);
                default -> exchange.sendResponseHeaders(METHOD_NOT_ALLOWED, -1);
            }
        }
    }

    private void get(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        if (path.equals("/")) {
            send(exchange, HTML, new MailboxHtml(messages.find(any -> true)).text());
        } else if (path.equals(COLLECTION)) {
            send(exchange, JSON, json.writeValueAsString(addressed(exchange)));
        } else {
            Optional<Message> message = message(path);
            if (message.isPresent()) {
                send(exchange, JSON, json.writeValueAsString(message.get()));
            } else {
                exchange.sendResponseHeaders(NOT_FOUND, -1);
            }
        }
    }

    private void delete(HttpExchange exchange) throws IOException {
        if (exchange.getRequestURI().getPath().equals(COLLECTION)) {
            messages.clear();
            exchange.sendResponseHeaders(NO_CONTENT, -1);
        } else {
            exchange.sendResponseHeaders(METHOD_NOT_ALLOWED, -1);
        }
    }

    private List<Message> addressed(HttpExchange exchange) {
        Optional<String> to =
                Optional.ofNullable(exchange.getRequestURI().getRawQuery()).stream()
                        .flatMap(query -> Stream.of(query.split("&", -1)))
                        .filter(parameter -> parameter.startsWith("to="))
                        .map(parameter -> decode(parameter.substring("to=".length())))
                        .findFirst();
        return messages.find(message -> to.map(message::isTo).orElse(true));
    }

    /** A plus sign stays one: it is common in addresses, and a space is not. */
    private static String decode(String value) {
        return URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private Optional<Message> message(String path) {
        return Optional.of(path)
                .filter(value -> value.matches(COLLECTION + "/\\d{1,18}"))
                .map(value -> Long.parseLong(value.substring(COLLECTION.length() + 1)))
                .flatMap(messages::get);
    }

    private static void send(HttpExchange exchange, String type, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        boolean head = exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(OK, head ? -1 : body.length);
        if (!head) {
            exchange.getResponseBody().write(body);
        }
    }
}
