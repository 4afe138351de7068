/** How long the company wants each kind of personal data to be kept, in all services, and what was done about it. */
@org.jspecify.annotations.NullMarked
package io.kring.contacts.retention;
