/** People as files that other systems read, and that this one reads back the same. */
@org.jspecify.annotations.NullMarked
package io.kring.contacts.exporting;
