package io.kring.contacts.publicpage;

import io.quarkus.qute.TemplateInstance;

/** What is shown where a link leads nowhere. */
record NoPage(Language language, NoPageException.Reason reason) implements TemplateInstance {}
