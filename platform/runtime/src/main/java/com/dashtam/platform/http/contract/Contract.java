package com.dashtam.platform.http.contract;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The operations of one or several OpenAPI files: what is not in it does not exist. */
public final class Contract {

    private final Map<String, Map<String, Operation>> byTemplate;
    private final List<Operation> operations;

    private Contract(Collection<Operation> operations) {
        this.operations = List.copyOf(operations);
        this.byTemplate = new LinkedHashMap<>();
        var ids = new TreeSet<String>();
        for (var operation : operations) {
            var methods =
                    byTemplate.computeIfAbsent(
                            operation.template(), template -> new LinkedHashMap<>());
            if (methods.put(operation.method(), operation) != null) {
                throw new ContractException(
                        operation.method() + " " + operation.template() + " is declared twice");
            }
            if (!ids.add(operation.id())) {
                throw new ContractException("operationId " + operation.id() + " is used twice");
            }
        }
    }

    public static Contract of(Collection<Operation> operations) {
        return new Contract(operations);
    }

    /**
     * Reads {@code com/dashtam/openapi/<name>.yaml} from the class path, for each name.
     *
     * @throws ContractException when a file is missing or says something that cannot be enforced
     */
    public static Contract load(String... names) {
        return load(Arrays.asList(names));
    }

    public static Contract load(List<String> names) {
        var documents = new Documents(Contract.class.getClassLoader());
        return new Contract(
                names.stream()
                        .flatMap(name -> new OperationReader(documents, name).read().stream())
                        .toList());
    }

    public List<Operation> operations() {
        return operations;
    }

    /**
     * @param method an upper-case HTTP method; HEAD is answered by the operation for GET
     * @param template a path template exactly as the contract writes it
     */
    public Optional<Operation> find(String method, String template) {
        var name = method.equals("HEAD") ? "GET" : method;
        return Optional.ofNullable(byTemplate.getOrDefault(template, Map.of()).get(name));
    }

    /** The methods that a path template answers; empty when it is not in the contract. */
    public Set<String> methods(String template) {
        return Set.copyOf(byTemplate.getOrDefault(template, Map.of()).keySet());
    }
}
