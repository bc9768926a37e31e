package io.tapemaker.executor.json;

import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** Reads one document in which no key comes twice; its errors quote nothing of what was read. */
public final class StrictMapper {

    private StrictMapper() {}

    /** A strict mapper. */
    public static JsonMapper plain() {
        return over(new JsonFactoryBuilder());
    }

    /** A strict mapper with further settings of its reader and writer. */
    public static JsonMapper over(JsonFactoryBuilder factory) {
        return JsonMapper.builder(factory.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                        .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                        .build())
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build();
    }
}
