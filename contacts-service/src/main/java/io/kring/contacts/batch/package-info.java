/** Many people in one request, each with a status of its own. */
@org.jspecify.annotations.NullMarked
package io.kring.contacts.batch;
