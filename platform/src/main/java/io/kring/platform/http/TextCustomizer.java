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

/** Refuses text that PostgreSQL cannot keep, where it comes in: with a NUL character or half of a surrogate pair. */
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
            if (text != null && !isStorable(text)) {
                throw context.weirdStringException("", String.class, "cannot be stored");
            }
            return text;
        }

        private static boolean isStorable(String text) {
            for (var place = 0; place < text.length(); place++) {
                var character = text.charAt(place);
                var paired = place + 1 < text.length() && Character.isSurrogatePair(character, text.charAt(place + 1));
                if (character == 0 || (Character.isSurrogate(character) && !paired)) {
                    return false;
                }
                place += paired ? 1 : 0;
            }
            return true;
        }
    }

    @Override
    public void customize(ObjectMapper json) {
        json.registerModule(new SimpleModule("text").addDeserializer(String.class, new TextDeserializer()));
    }
}
