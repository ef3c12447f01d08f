package com.dashtam.platform.http.servlet;

import com.dashtam.platform.http.contract.Contract;
import com.dashtam.platform.http.contract.ContractException;
import java.util.TreeSet;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Ends the start of a service whose handlers and contract do not answer each other. */
final class ContractCoverage implements SmartInitializingSingleton {

    private final Contract contract;
    private final RequestMappingHandlerMapping handlers;

    ContractCoverage(Contract contract, RequestMappingHandlerMapping handlers) {
        this.contract = contract;
        this.handlers = handlers;
    }

    @Override
    public void afterSingletonsInstantiated() {
        var promised = new TreeSet<String>();
        contract.operations().forEach(o -> promised.add(o.method() + " " + o.template()));
        var handled = handled();
        var missing = new TreeSet<>(promised);
        missing.removeAll(handled);
        var undeclared = new TreeSet<>(handled);
        undeclared.removeAll(promised);
        if (!missing.isEmpty() || !undeclared.isEmpty()) {
            throw new ContractException(
                    "operations without a handler: %s; handlers outside the contract: %s"
                            .formatted(missing, undeclared));
        }
    }

    private TreeSet<String> handled() {
        var handled = new TreeSet<String>();
        handlers.getHandlerMethods()
                .forEach((mapping, method) -> {
                    if (ErrorController.class.isAssignableFrom(method.getBeanType())) {
                        return;
                    }
                    for (var path : mapping.getPatternValues()) {
                        mapping.getMethodsCondition()
                                .getMethods()
                                .forEach(verb -> handled.add(verb + " " + path));
                    }
                });
        return handled;
    }
}
