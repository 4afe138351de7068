package io.kring.leads.form;

import io.kring.leads.consent.Wording;
import java.util.List;

/** What a web page needs to show a form. */
public record PublicForm(String slug, String title, List<FormField> fields, List<Wording> consents) {
    static PublicForm of(Form form) {
        return new PublicForm(form.slug(), form.title(), form.fields(), form.consents());
    }
}
