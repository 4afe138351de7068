package io.kring.contacts.register;

import io.quarkus.qute.TemplateInstance;

/** The register to be read and printed. */
record RegisterPage(Register register) implements TemplateInstance {}
