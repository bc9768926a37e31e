package io.tapemaker.executor.signing;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/** The headers that authenticate one request, in a fixed order. They print without their values: some are secrets. */
public final class AuthHeaders {

    private record Header(String name, String value) {}

    private final List<Header> headers = new ArrayList<>();

    AuthHeaders() {}

    AuthHeaders with(String name, String value) {
        headers.add(new Header(name, value));
        return this;
    }

    /** Hands over each name and value. */
    public void forEach(BiConsumer<String, String> header) {
        headers.forEach(each -> header.accept(each.name(), each.value()));
    }

    @Override
    public String toString() {
        return String.join(": ***, ", headers.stream().map(Header::name).toList()) + ": ***";
    }
}
