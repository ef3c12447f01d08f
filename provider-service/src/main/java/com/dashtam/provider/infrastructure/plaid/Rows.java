package com.dashtam.provider.infrastructure.plaid;

import com.dashtam.provider.infrastructure.http.Fields;
import com.dashtam.provider.infrastructure.http.MalformedAnswerException;
import java.util.List;
import java.util.stream.StreamSupport;

/** The objects of a list that must be there. */
final class Rows {

    private Rows() {}

    static List<Fields> of(Fields answer, String name) {
        var list =
                answer.list(name)
                        .orElseThrow(
                                () -> new MalformedAnswerException("an answer without " + name));
        return StreamSupport.stream(list.spliterator(), false)
                .map(node -> {
                    if (!node.isObject()) {
                        throw new MalformedAnswerException("an element that is no object: " + name);
                    }
                    return new Fields(node);
                })
                .toList();
    }
}
