/** Who was erased: the little that has to be known of them so that they stay so. */
@org.jspecify.annotations.NullMarked
package io.kring.contacts.erased;
