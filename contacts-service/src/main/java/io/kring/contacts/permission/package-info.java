/** What each user may see and change of people: whose rows, and which fields. */
@NullMarked
package io.kring.contacts.permission;

import org.jspecify.annotations.NullMarked;
