package com.dashtam.bench.contract;

import com.dashtam.bench.contract.Contracts.Node;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** One operation, as far as tests ask about it. */
public final class ContractOperation {

    private static final String JSON = "application/json";

    private final String method;
    private final String template;
    private final Node item;
    private final Node body;

    ContractOperation(String method, String template, Node item, Node body) {
        this.method = method;
        this.template = template;
        this.item = item;
        this.body = body;
    }

    public String id() {
        return body.text("operationId");
    }

    public String method() {
        return method;
    }

    public String template() {
        return template;
    }

    /** public, authenticated, or a permission. */
    public String access() {
        return body.text("x-access");
    }

    /** What `Cache-Control` its answers carry. */
    public String cacheControl() {
        return switch (body.text("x-cache")) {
            case "private" -> "no-cache, private";
            case "public" -> "max-age=300, public";
            case "immutable" -> "max-age=31536000, public, immutable";
            default -> "no-store";
        };
    }

    public boolean isPublic() {
        return access().equals("public");
    }

    public boolean passesOverUnknownParameters() {
        return body.text("x-open-query").equals("true");
    }

    /** Whether a request line as {@link com.dashtam.bench.client.Reply} shows it asks for this. */
    public boolean isAskedBy(String request) {
        String path =
                Stream.of(template.split("(?=\\{)|(?<=\\})", -1))
                        .map(part -> part.startsWith("{") ? "[^/]+" : Pattern.quote(part))
                        .reduce("", String::concat);
        return request.matches(method + " " + path);
    }

    public boolean takesJson() {
        return content().map().containsKey(JSON) && !takesSignedJson();
    }

    /** JSON of which nothing is read before its signature is verified. */
    public boolean takesSignedJson() {
        return content().child(JSON).child("schema").text("format").equals("binary");
    }

    public boolean requiresBody() {
        return body.child("requestBody").text("required").equals("true");
    }

    public boolean takesFile() {
        return content().map().containsKey("multipart/form-data");
    }

    private Node content() {
        return body.child("requestBody").child("content");
    }

    /** The fields of the JSON body, by name. */
    public Map<String, Schema> fields() {
        Node properties = content().child(JSON).child("schema").child("properties");
        var fields = new java.util.LinkedHashMap<String, Schema>();
        properties
                .map()
                .keySet()
                .forEach(name -> fields.put(name, Schema.of(properties.child(name))));
        return fields;
    }

    public List<Parameter> parameters() {
        return Stream.of(item, body)
                .flatMap(node -> node.children("parameters").stream())
                .map(node ->
                        new Parameter(
                                node.text("name"),
                                node.text("in"),
                                node.text("required").equals("true"),
                                Schema.of(node.child("schema"))))
                .toList();
    }

    /** The statuses that the contract lists. */
    public Set<String> statuses() {
        return body.child("responses").map().keySet();
    }

    /** In the query or the path. */
    public record Parameter(String name, String in, boolean required, Schema schema) {}

    /**
     * @param type "" where there is none
     * @param isEnum whether only listed values are allowed
     */
    public record Schema(String type, String format, boolean isEnum) {

        static Schema of(Node node) {
            return new Schema(typeOf(node), node.text("format"), node.map().containsKey("enum"));
        }

        /** Of a value that may be null, too, what it is else. */
        private static String typeOf(Node node) {
            return node.map().get("type") instanceof List<?> types
                    ? types.stream()
                            .map(Object::toString)
                            .filter(type -> !type.equals("null"))
                            .findFirst()
                            .orElse("")
                    : node.text("type");
        }
    }

    @Override
    public String toString() {
        return id() + ": " + method + " " + template;
    }
}
