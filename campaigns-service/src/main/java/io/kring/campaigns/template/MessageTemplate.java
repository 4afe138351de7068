package io.kring.campaigns.template;

import io.quarkus.qute.Engine;
import io.quarkus.qute.Expression;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateException;
import io.quarkus.qute.ValueResolvers;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A text with fields of the recipient, in the language of Qute: {@code {contact.city}}, and with a word for where the field
 * is missing {@code {contact.givenName ?: 'friend'}}. Nothing else is understood: no sections, no methods, no other data, so
 * that a text that was parsed can be rendered for everybody. What is filled in is never read as a template itself.
 *
 * @see <a href="https://quarkus.io/guides/qute-reference">Qute reference guide</a>
 */
public final class MessageTemplate {
    private static final Set<String> ELVIS = Set.of("?:", "or");
    private static final Engine ENGINE = Engine.builder()
            .addValueResolvers(
                    ValueResolvers.mapperResolver(), ValueResolvers.mapResolver(), ValueResolvers.orResolver())
            .strictRendering(true)
            .build();

    private final Template template;

    private MessageTemplate(Template template) {
        this.template = template;
    }

    /** @throws BadTemplateException where the syntax is wrong or a field unknown */
    public static MessageTemplate parse(String text) {
        Template template;
        try {
            template = ENGINE.parse(text);
        } catch (TemplateException e) {
            throw new BadTemplateException(
                    "is not a template: " + String.valueOf(e.getMessage()).replaceFirst("^Parser error: ", ""));
        }
        template.getExpressions().forEach(MessageTemplate::check);
        return new MessageTemplate(template);
    }

    /** @param contact as {@link ContactFields} gives them: every field, null where it is missing */
    public String render(Map<String, @Nullable String> contact) {
        return template.data(ContactFields.BASE, contact).render();
    }

    private static void check(Expression expression) {
        if (expression.isLiteral()) {
            return;
        }
        var parts = expression.getParts();
        if (expression.hasNamespace() || !isField(parts)) {
            throw new BadTemplateException("names {" + expression.toOriginalString()
                    + "}, which is not known; the fields are "
                    + String.join(
                            ", ",
                            ContactFields.FIELDS.keySet().stream()
                                    .map(name -> "{" + ContactFields.BASE + "." + name + "}")
                                    .toList()));
        }
        for (var part : parts.subList(2, parts.size())) {
            if (!part.isVirtualMethod() || !ELVIS.contains(part.getName())) {
                throw new BadTemplateException("has {" + expression.toOriginalString()
                        + "}, but the only operator is ?: as in {contact.givenName ?: 'friend'}");
            }
            part.asVirtualMethod().getParameters().forEach(MessageTemplate::check);
        }
    }

    private static boolean isField(List<Expression.Part> parts) {
        return parts.size() >= 2
                && parts.get(0).getName().equals(ContactFields.BASE)
                && !parts.get(1).isVirtualMethod()
                && ContactFields.FIELDS.containsKey(parts.get(1).getName());
    }
}
