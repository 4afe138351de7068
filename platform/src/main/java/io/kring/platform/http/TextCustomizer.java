package io.kring.platform.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;
import java.io.IOException;

/** Refuses text with a NUL character, which PostgreSQL cannot keep, where it comes in. */
@Singleton
class TextCustomizer implements ObjectMapperCustomizer {
    private static final class TextDeserializer extends StdScalarDeserializer<String> {
        TextDeserializer() {
            super(String.class);
        }

        @Override
        public String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (!parser.currentToken().isScalarValue()) {
                return StringDeserializer.instance.deserialize(parser, context);
            }
            var text = parser.getValueAsString();
            if (text != null && text.indexOf('\0') >= 0) {
                throw context.weirdStringException(text.replace('\0', '?'), String.class, "has a NUL character");
            }
            return text;
        }
    }

    @Override
    public void customize(ObjectMapper json) {
        json.registerModule(new SimpleModule("text").addDeserializer(String.class, new TextDeserializer()));
    }
}
