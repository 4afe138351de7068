/** Work on many people that outlasts a request: any replica goes on with it, and it can be paused, resumed and cancelled. */
@org.jspecify.annotations.NullMarked
package io.kring.contacts.job;
