/** The preference centre: where people see and change what they agreed to, and how they hear from us. */
@org.jspecify.annotations.NullMarked
package io.kring.contacts.preference;
