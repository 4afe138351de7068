/** Several records of the same person become one: field by field, reversibly, and who had one of the old ids is found by the new. */
@org.jspecify.annotations.NullMarked
package io.kring.contacts.merge;
