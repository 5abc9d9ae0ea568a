package org.coursemarket.bench;

import java.util.List;
import java.util.stream.IntStream;
import org.coursemarket.launch.DevelopmentIssuer;

/** Who buys: each a subject with a token of their own, signed before anything is measured. */
record Students(List<String> names, List<String> tokens) {
    static Students signedBy(DevelopmentIssuer issuer, int count) {
        var names = IntStream.range(0, count)
                .mapToObj("student-%06d"::formatted) // all of one length
                .toList();
        return new Students(
                names,
                names.parallelStream()
                        .map(name -> issuer.token(name, List.of("student")))
                        .toList());
    }

    int count() {
        return names.size();
    }
}
