/** The rule by which a company's people are compared, which names are frequent there, and how good the rule is. */
@NullMarked
package io.kring.contacts.duplicate.rule;

import org.jspecify.annotations.NullMarked;
