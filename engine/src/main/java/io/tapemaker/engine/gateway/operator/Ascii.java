package io.tapemaker.engine.gateway.operator;

import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** JSON in printable ASCII, since lines end up on terminals; read strictly. */
final class Ascii {

    static final JsonMapper JSON = JsonMapper.builder(new JsonFactoryBuilder()
                    .highestNonEscapedChar('~')
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private Ascii() {}
}
