/** The events of people, as other systems read them over HTTP. */
@NullMarked
package io.kring.contacts.feed;

import org.jspecify.annotations.NullMarked;
