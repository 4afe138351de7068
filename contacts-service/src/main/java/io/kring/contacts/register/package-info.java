/** The record of processing activities (GDPR, article 30): what is kept of people in all services, why, how long, and who answers for it. */
@org.jspecify.annotations.NullMarked
package io.kring.contacts.register;
