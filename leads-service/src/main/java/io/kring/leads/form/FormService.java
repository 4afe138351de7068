package io.kring.leads.form;

import io.kring.leads.input.Now;
import io.kring.leads.lead.LeadService;
import io.kring.platform.id.Ids;
import io.kring.platform.page.Page;
import io.kring.platform.page.PageQuery;
import io.kring.platform.problem.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Defines forms and turns what visitors fill in into leads. */
@ApplicationScoped
class FormService {
    private final FormRepository forms;
    private final LeadService leads;

    FormService(FormRepository forms, LeadService leads) {
        this.forms = forms;
        this.leads = leads;
    }

    @Transactional
    Form create(FormInput input, String by) {
        var checked = input.checked();
        var form = new Form(
                Ids.next(),
                checked.slug(),
                checked.title(),
                checked.fields(),
                checked.consents(),
                checked.campaignId(),
                by,
                Now.instant());
        if (!forms.add(form)) {
            throw Problems.conflict("slug", "'" + form.slug() + "' is that of another form");
        }
        return form;
    }

    Form get(UUID id) {
        return forms.find(id).orElseThrow(() -> Problems.notFound("form", id));
    }

    Form get(String slug) {
        return forms.find(slug).orElseThrow(() -> Problems.notFound("form", slug));
    }

    Page<Form> list(PageQuery page) {
        return forms.list(page);
    }

    /** @return the lead that came of it */
    @Transactional
    UUID submit(String slug, Submission submission, @Nullable String ip) {
        return leads.capture(new SubmissionRules(get(slug)).accept(submission, Now.instant(), ip));
    }
}
