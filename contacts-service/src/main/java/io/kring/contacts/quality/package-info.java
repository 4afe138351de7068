/** How complete and how believable what is known of people is, field by field, and how that changes. */
@org.jspecify.annotations.NullMarked
package io.kring.contacts.quality;
