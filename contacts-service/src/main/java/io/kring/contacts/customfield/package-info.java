/** Fields that a company defines for its people: their types, their values, how they are filtered, indexed and documented. */
@org.jspecify.annotations.NullMarked
package io.kring.contacts.customfield;
